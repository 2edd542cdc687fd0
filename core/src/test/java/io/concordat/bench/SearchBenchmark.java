package io.concordat.bench;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.hub.HubPage;
import io.concordat.hub.HubQuery;
import io.concordat.hub.HubRecords;
import io.concordat.run.Action;
import io.concordat.run.ChangeFilter;
import io.concordat.run.ChangeState;
import io.concordat.run.RunJournal;
import io.concordat.run.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long the queries behind lists and searches take in a large hub, prints it, and writes it to the file
 * that the first argument names. {@code -Dconcordat.bench.searched=1000000} says how large,
 * {@code -Dconcordat.bench.databases=H2,POSTGRESQL} on what.
 */
public final class SearchBenchmark {

    private static final int SIZE = Integer.getInteger("concordat.bench.searched", 1_000_000);
    private static final int PAGE = 25;
    private static final int TIMES = 200;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);
    private static final UUID RUN = new UUID(0x7000L, 0x8000_0000_0000_0002L);

    private final HubRecords records;
    private final RunJournal journal;
    private final Random random = new Random(1);
    private final List<String> lines = new ArrayList<>();

    private SearchBenchmark(Database database) {
        Clock clock = Clock.systemUTC();
        this.records = new HubRecords(database, Ids.system(), clock, List.of());
        this.journal = new RunJournal(database, clock);
    }

    /** @param arguments the file to write, if any */
    public static void main(String[] arguments) throws IOException {
        StringBuilder report = new StringBuilder("""
                # Lists and searches

                Made by `./mvnw -Pbench verify`: the time of the queries behind a page, in milliseconds, the middle and the slowest
                of twenty; the goal is 200 ms for the latter.
                """);
        for (String name :
                System.getProperty("concordat.bench.databases", "H2,POSTGRESQL").split(",", -1)) {
            BenchDatabase.Kind kind = BenchDatabase.Kind.valueOf(name.strip());
            try (BenchDatabase on = BenchDatabase.fresh(kind)) {
                new LargeHub(on.database(), kind, RUN).fill(SIZE);
                SearchBenchmark benchmark = new SearchBenchmark(on.database());
                benchmark.lists();
                benchmark.searches();
                benchmark.plans();
                report.append("\n## %s, %,d profiles, %,d changes\n\n| What | p50 | p95 |\n|---|---:|---:|\n"
                        .formatted(kind.label(), SIZE, SIZE));
                benchmark.lines.forEach(line -> report.append(line).append('\n'));
                System.out.println(report);
            }
        }
        for (String file : arguments) {
            Files.writeString(Path.of(file), report, StandardCharsets.UTF_8);
        }
    }

    private void lists() {
        HubQuery all = HubQuery.all(HubObject.PROFILES, PAGE);
        measure("first page of all", () -> records.search(all));
        Optional<String> after = Optional.empty();
        for (int page = 0; page < 40; page++) {
            after = records.search(all.withAfter(after)).next();
        }
        Optional<String> later = after;
        measure("a later page", () -> records.search(all.withAfter(later)));
        measure("how many there are", () -> records.count(HubObject.PROFILES));
    }

    private void searches() {
        HubQuery all = HubQuery.all(HubObject.PROFILES, PAGE);
        measure("start of nearly every name", () -> records.search(all.withText("first")));
        measure("start of many names", () -> records.search(all.withText("first" + number(1_000) + " l")));
        measure("start of a few names", () -> records.search(all.withText("last" + number(50_000))));
        measure("start of an email address", () -> records.search(all.withText("person" + number(SIZE))));
        measure("external key", () -> records.search(all.withExternalKey("P" + number(SIZE))));
        measure("what is not there", () -> records.search(all.withText("zzz" + number(SIZE))));
        HubPage page = records.search(all.withText("first"));
        measure(
                "second page of a search",
                () -> records.search(all.withText("first").withAfter(page.next())));
    }

    private void plans() {
        measure("a plan", () -> journal.changes(RUN, ChangeFilter.ALL, Optional.empty(), PAGE));
        measure(
                "a plan, one side",
                () -> journal.changes(RUN, ChangeFilter.ALL.on(Side.REMOTE), Optional.empty(), PAGE));
        measure(
                "a plan, what was refused (0.01 %)",
                () -> journal.changes(RUN, ChangeFilter.in(ChangeState.REJECTED), Optional.empty(), PAGE));
        measure(
                "a plan, a rule that decided nothing",
                () -> journal.changes(RUN, ChangeFilter.ALL.by("NEWEST_HUB"), Optional.empty(), PAGE));
        ChangeFilter one = ChangeFilter.ALL;
        for (ChangeFilter rare : List.of(
                new ChangeFilter(
                        one.side(),
                        Optional.of(HubObject.LEADS),
                        one.action(),
                        one.state(),
                        one.cause(),
                        one.field(),
                        one.rule()),
                new ChangeFilter(
                        one.side(),
                        one.object(),
                        Optional.of(Action.CREATE),
                        one.state(),
                        one.cause(),
                        one.field(),
                        one.rule()),
                new ChangeFilter(
                        one.side(),
                        one.object(),
                        one.action(),
                        one.state(),
                        one.cause(),
                        Optional.of("phone"),
                        one.rule()),
                one.by("NEWEST_HUB"))) {
            String what = "a plan, "
                    + (rare.object().isPresent()
                            ? "an object"
                            : rare.action().isPresent()
                                    ? "an action"
                                    : rare.field().isPresent() ? "a field" : "a rule")
                    + " of 0.01 %";
            measure(what, () -> journal.changes(RUN, rare, Optional.empty(), PAGE));
            measure(what + ", how many", () -> journal.countChanges(RUN, rare, 10_001));
        }
        measure("a plan, how many changes, up to 10,000", () -> journal.countChanges(RUN, ChangeFilter.ALL, 10_001));
        measure(
                "a plan, how many were refused",
                () -> journal.countChanges(RUN, ChangeFilter.in(ChangeState.REJECTED), 10_001));
        measure("a plan, causes", () -> journal.causes(RUN));
        measure(
                "what runs did to a record",
                () -> journal.changesOf(HubObject.PROFILES, LargeHub.id(number(SIZE)), Optional.empty(), PAGE));
    }

    private int number(int most) {
        return 1 + random.nextInt(most);
    }

    private void measure(String what, Runnable query) {
        query.run();
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        while (times.size() < TIMES && System.nanoTime() - begin < LONGEST) {
            long start = System.nanoTime();
            query.run();
            times.add((System.nanoTime() - start) / 1e6);
        }
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        String line = "| %s | %.1f | %.1f |".formatted(what, at(sorted, 0.5), at(sorted, 0.95));
        lines.add(line);
        System.out.println(line);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }
}
