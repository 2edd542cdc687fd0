package io.concordat.connector.salesforce.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What the clients took, as a section of the page of benchmarks. */
final class PeerReport {

    static final String OURS = "Concordat";
    static final String OURS_PACKED = "Concordat, packing";

    private static final String TITLE = "## Salesforce, beside other clients";
    private static final String NEXT_SECTION = "\n## ";

    private boolean flat;
    private final Map<String, Map<Work, Double>> seconds = new LinkedHashMap<>();

    /**
     * @param measured lines of the name of a work and what each of the blocks that count took; other lines do not
     *     matter
     */
    void add(String client, List<String> measured) {
        Map<Work, Double> medians = new EnumMap<>(Work.class);
        for (String line : measured) {
            String[] parts = line.split(" ", -1);
            Arrays.stream(Work.values())
                    .filter(work -> work.name().equals(parts[0]))
                    .forEach(work -> medians.put(work, median(parts)));
        }
        seconds.put(client, medians);
    }

    /** @param fits whether a million rows were read with a heap of 40 MB */
    void flat(boolean fits) {
        flat = fits;
    }

    private static double median(String[] parts) {
        double[] blocks = Arrays.stream(parts)
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        return blocks[blocks.length / 2];
    }

    String text() {
        return TITLE + """


                Made on %s by the program that `./mvnw -Pbench verify` starts for the connector. Seconds of processor time,
                the median of five blocks once it was warm (of fewer where one takes long), each client in a process of its own against the same stub,
                which answers at once and from memory, in the same run. All have the same time to warm up and, if they are
                Java, the same settings. The connector is used as the hub uses it; the others as their documentation
                shows. What is compared sends nothing packed, as the others cannot; packing, which the connector does on
                a real line because it saves more time there than it takes, is in a column of its own. camel-salesforce
                only passes the files of the Bulk API on without reading them, so there is nothing to compare.

                """.formatted(LocalDate.now(ZoneOffset.UTC))
                + table()
                + "\nReading 1,000,000 rows by query pages and as many by Bulk 2.0 with a heap of 40 MB: "
                + (flat ? "done.\n" : "**failed**.\n");
    }

    private String table() {
        StringBuilder table = new StringBuilder("| Work |");
        seconds.keySet().forEach(client -> table.append(' ').append(client).append(", CPU s |"));
        table.append(" × the better one | Goal | |\n|---|")
                .append("---:|".repeat(seconds.size() + 2))
                .append("---|\n");
        for (Work work : Work.values()) {
            table.append("| ").append(work.label()).append(" |");
            seconds.values()
                    .forEach(client ->
                            table.append(' ').append(cell(client, work)).append(" |"));
            table.append(ratio(work)).append('\n');
        }
        return table.toString();
    }

    private static String cell(Map<Work, Double> client, Work work) {
        Double taken = client.get(work);
        return taken == null ? "–" : String.format(Locale.ROOT, "%.2f", taken);
    }

    private String ratio(Work work) {
        OptionalDouble other = seconds.entrySet().stream()
                .filter(client -> !client.getKey().startsWith(OURS))
                .map(Map.Entry::getValue)
                .filter(client -> client.containsKey(work))
                .mapToDouble(client -> client.getOrDefault(work, 0.0))
                .min();
        double ours = seconds.getOrDefault(OURS, Map.of()).getOrDefault(work, 0.0);
        if (other.isEmpty() || ours == 0) {
            return " – | ≥ " + work.goal() + " | not measured |";
        }
        double ratio = other.getAsDouble() / ours;
        return String.format(
                Locale.ROOT,
                " %.2f | ≥ %s | %s |",
                ratio,
                work.goal(),
                ratio >= work.goal() ? "reached" : "not reached");
    }

    /** Takes the place of the section that an earlier run has written, or becomes the last one. */
    void writeInto(Path page) throws IOException {
        String old = Files.exists(page) ? Files.readString(page) : "# Benchmarks\n";
        int start = old.indexOf(TITLE);
        String before = start < 0 ? old.stripTrailing() + "\n\n" : old.substring(0, start);
        int end = start < 0 ? -1 : old.indexOf(NEXT_SECTION, start + 1);
        String after = end < 0 ? "" : old.substring(end);
        Files.writeString(page, before + text() + after, StandardCharsets.UTF_8);
    }
}
