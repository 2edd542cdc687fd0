package io.concordat.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures imports and runs, prints what it found, and writes it to the file that the first argument names.
 *
 * <p>{@code -Dconcordat.bench.sizes=10000,100000} and {@code -Dconcordat.bench.databases=H2,POSTGRESQL} choose what is
 * measured, {@code -Dconcordat.bench.times=1} how often what is done again is done. H2 is measured up to the size it is
 * meant for.
 */
public final class Benchmark {

    private static final String SIZES = "10000,100000,1000000";
    private static final int LARGEST_ON_H2 = 100_000;
    private static final int WARM_UP = 100_000;
    private static final int SMALL_RUNS = 20;
    private static final int TIMES = Integer.getInteger("concordat.bench.times", 3);

    private Benchmark() {}

    /** @param arguments the file to write, if any */
    public static void main(String[] arguments) throws IOException {
        List<Measured> all = new ArrayList<>();
        for (String name : listed("concordat.bench.databases", "H2,POSTGRESQL")) {
            BenchDatabase.Kind kind = BenchDatabase.Kind.valueOf(name);
            measure(kind, WARM_UP);
            for (String size : listed("concordat.bench.sizes", SIZES)) {
                if (kind != BenchDatabase.Kind.H2 || Integer.parseInt(size) <= LARGEST_ON_H2) {
                    all.add(measure(kind, Integer.parseInt(size)));
                    System.out.println(Report.table(all.subList(all.size() - 1, all.size())));
                }
            }
        }
        String report = new Report(all).text();
        System.out.println(report);
        for (String file : arguments) {
            Files.writeString(Path.of(file), report, StandardCharsets.UTF_8);
        }
    }

    private static List<String> listed(String property, String all) {
        return Arrays.stream(System.getProperty(property, all).split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static Measured measure(BenchDatabase.Kind kind, int size) {
        try (BenchDatabase on = BenchDatabase.fresh(kind)) {
            GeneratedSystem remote = new GeneratedSystem(size);
            BenchHub hub = new BenchHub(on.database(), remote);
            Cost imported = said("import", on.meter().measure(hub::importPeople));
            hub.connect();
            on.tidying().run();
            Cost before = said("floor", new Floor(on, size).measure());
            Cost first = said("first run", on.meter().measure(() -> hub.sync(size, size / 10)));
            Cost floor = before.mean(said("floor again", new Floor(on, size).measure()));
            on.tidying().run();
            hub.sync(0, 0);
            List<Cost> unchangedFeed = repeated(on, hub, SMALL_RUNS);
            List<Cost> deltaFeed = edited(on, hub, size, 0);
            remote.asFeed(false);
            hub.sync(0, 0);
            List<Cost> unchangedSnapshot = repeated(on, hub, 1);
            List<Cost> deltaSnapshot = edited(on, hub, size, TIMES);
            on.tidying().run();
            return new Measured(
                    kind, size, imported, floor, first, unchangedFeed, unchangedSnapshot, deltaFeed, deltaSnapshot);
        }
    }

    /** @param runs how many are measured together, because one alone is over before the processor's clock ticks */
    private static List<Cost> repeated(BenchDatabase on, BenchHub hub, int runs) {
        Runnable work = () -> IntStream.range(0, runs).forEach(unused -> hub.sync(0, 0));
        return IntStream.range(0, TIMES)
                .mapToObj(unused -> said("nothing new", on.meter().measure(work).each(runs)))
                .toList();
    }

    private static List<Cost> edited(BenchDatabase on, BenchHub hub, int size, int round) {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            hub.editOneInAHundred(round + i);
            costs.add(said("1 % + 1 %", on.meter().measure(() -> hub.sync(size / 100, size / 100))));
        }
        return costs;
    }

    private static Cost said(String what, Cost cost) {
        System.out.println(what + ": " + cost);
        return cost;
    }
}
