package io.concordat.bench;

import static io.concordat.bench.Measured.median;

import io.concordat.bench.BenchDatabase.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is to be reached, beside what was measured. A goal is shown for the largest size that was measured. */
final class Goals {

    private static final double LEAST_STEP = 0.01;
    private static final int MIDDLE = 100_000;
    private static final int MILLION = 1_000_000;

    private final List<Measured> all;
    private final List<String> rows = new ArrayList<>();

    Goals(List<Measured> all) {
        this.all = List.copyOf(all);
    }

    String table() {
        for (Kind kind : Kind.values()) {
            all.stream()
                    .filter(one -> one.kind() == kind)
                    .max(Comparator.comparingInt(Measured::size))
                    .ifPresent(this::rows);
        }
        return "| Figure | Goal | Measured | |\n|---|---:|---:|---|\n" + String.join("\n", rows) + "\n";
    }

    private void rows(Measured largest) {
        Measured smallest = all.stream()
                .filter(one -> one.kind() == largest.kind())
                .min(Comparator.comparingInt(Measured::size))
                .orElse(largest);
        String where =
                String.format(Locale.ROOT, "%s, %,d records: ", largest.kind().label(), largest.size());
        double first = largest.first().cpu();
        atMost(
                where + "first run / floor",
                largest.kind() == Kind.H2 ? 2.5 : 2,
                first / largest.floor().cpu());
        if (smallest.size() < largest.size()) {
            atMost(
                    String.format(Locale.ROOT, "%snothing new with a feed / the same with %,d", where, smallest.size()),
                    1.2,
                    median(largest.unchangedFeed()).cpu()
                            / Math.max(
                                    LEAST_STEP, median(smallest.unchangedFeed()).cpu()));
        }
        double unchanged = median(largest.unchangedSnapshot()).cpu();
        row(
                where + "nothing new with a snapshot, records per CPU s / first run's",
                "≥ 5",
                first / unchanged,
                first / unchanged >= 5);
        if (largest.size() >= MILLION) {
            atMost(
                    where + "1 % + 1 % with a feed / first run",
                    0.05,
                    median(largest.deltaFeed()).cpu() / first);
        }
        heap(where, largest);
    }

    private void heap(String where, Measured largest) {
        if (largest.kind() == Kind.POSTGRESQL) {
            double most = most(largest, Cost::heap);
            atMost(where + "most heap, MB", 512, most);
            all.stream()
                    .filter(one -> one.kind() == largest.kind() && one.size() == MIDDLE && one.size() < largest.size())
                    .forEach(one ->
                            atMost(where + "most heap / the same with 100,000", 1.2, most / most(one, Cost::heap)));
        }
    }

    private static double most(Measured measured, ToDoubleFunction<Cost> what) {
        List<Cost> costs = new ArrayList<>(List.of(measured.imported(), measured.first()));
        costs.addAll(measured.unchangedFeed());
        costs.addAll(measured.unchangedSnapshot());
        costs.addAll(measured.deltaFeed());
        costs.addAll(measured.deltaSnapshot());
        return costs.stream().mapToDouble(what).max().orElse(0);
    }

    private void atMost(String figure, double goal, double measured) {
        row(figure, "≤ " + goal, measured, measured <= goal);
    }

    private void row(String figure, String goal, double measured, boolean reached) {
        rows.add(String.format(
                Locale.ROOT, "| %s | %s | %.3g | %s |", figure, goal, measured, reached ? "reached" : "not reached"));
    }
}
