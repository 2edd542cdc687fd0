package io.concordat.bench;

import io.concordat.bench.BenchDatabase.Kind;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was measured, as a page to read. */
final class Report {

    private final List<Measured> all;

    Report(List<Measured> all) {
        this.all = List.copyOf(all);
    }

    String text() {
        StringBuilder text = new StringBuilder(introduction());
        for (Kind kind : Kind.values()) {
            List<Measured> own = of(kind);
            if (!own.isEmpty()) {
                text.append("## ").append(kind.label()).append("\n\n").append(table(own));
            }
        }
        return text.append("## Goals\n\n").append(new Goals(all).table()).toString();
    }

    private static String introduction() {
        int cores = Runtime.getRuntime().availableProcessors();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return """
                # Benchmarks

                Made by `./mvnw -Pbench verify` on %s. `-Dconcordat.bench.sizes=10000,100000` and
                `-Dconcordat.bench.databases=H2` measure less.

                Machine: %d processor cores, Java %s with a heap of at most %d MB, load average %.0f while it ran%s.

                ## How to read it

                Generated people, as many on each side, with 18 mapped fields. All fields travel both ways. In the first run all
                are matched by e-mail address, every profile changes (all get a title, half another telephone number), and one
                remote record in ten is written. *Nothing new* is a run after that. *1 %% + 1 %%* is a run after one profile in
                a hundred and another remote record in a hundred were edited. Of repeated runs the middle one is shown. PostgreSQL
                tidies up (VACUUM) after the import and after the first run, as it does before the next night. All the same
                was done with 100,000 records before, so that Java is as warm as in a server that has run for a night.

                - **CPU s**: seconds of processor time, application + database server; H2 works inside the application. Compare
                  these, they depend less on what else the machine does. Looking at the heap is not counted.
                - **× floor**: CPU seconds divided by those of the *floor*: load the remote rows into an empty table, join them
                  with the profiles by e-mail address, update all profiles from them, in plain SQL, measured in the same
                  run, once before the first run and once after it: the mean.
                - **Heap**: the most that was in use after 1, 2, 4, 8... seconds and at the end, each time right after all that
                  nobody uses any more was thrown away; the embedded H2 database included, the other system that the
                  benchmark makes up not.
                - **Feed**: the other system tells what changed. **Snapshot**: it shows all records every time, as CSV does.

                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        cores,
                        Runtime.version().feature(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        load,
                        load > cores + 1 ? ": other programs took most of the time" : "");
    }

    private List<Measured> of(Kind kind) {
        return all.stream().filter(measured -> measured.kind() == kind).toList();
    }

    static String table(List<Measured> measured) {
        return """
                | Records | What | s | Records/s | CPU s | × floor | Heap, MB |
                |---:|---|---:|---:|---:|---:|---:|
                """ + measured.stream().flatMap(one -> rows(one).stream()).collect(Collectors.joining("\n", "", "\n\n"));
    }

    private static List<String> rows(Measured measured) {
        List<String> rows = new ArrayList<>();
        rows.add(row(measured, "floor", measured.floor()));
        rows.add(row(measured, "import of the profiles", measured.imported()));
        rows.add(row(measured, "first run", measured.first()));
        rows.add(row(measured, "nothing new, feed", Measured.median(measured.unchangedFeed())));
        rows.add(row(measured, "nothing new, snapshot", Measured.median(measured.unchangedSnapshot())));
        rows.add(row(measured, "1 % + 1 %, feed", Measured.median(measured.deltaFeed())));
        rows.add(row(measured, "1 % + 1 %, snapshot", Measured.median(measured.deltaSnapshot())));
        return rows;
    }

    private static String row(Measured measured, String what, Cost cost) {
        return String.format(
                Locale.ROOT,
                "| %,d | %s | %.1f | %,.0f | %s | %.2f | %d |",
                measured.size(),
                what,
                cost.seconds(),
                measured.size() / cost.seconds(),
                cpu(cost),
                cost.cpu() / measured.floor().cpu(),
                cost.heap());
    }

    private static String cpu(Cost cost) {
        return cost.database() == 0
                ? String.format(Locale.ROOT, "%.2f", cost.cpu())
                : String.format(Locale.ROOT, "%.2f (%.2f + %.2f)", cost.cpu(), cost.application(), cost.database());
    }
}
