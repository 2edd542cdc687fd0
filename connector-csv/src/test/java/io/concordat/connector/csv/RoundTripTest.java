package io.concordat.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** What is written is what is read, whatever it is and whoever reads it. */
class RoundTripTest {

    private Path folder = Path.of("");
    private Desk desk = new Desk(folder);

    @BeforeTry
    void aFolder() throws IOException {
        folder = Files.createTempDirectory("round-trip");
        desk = new Desk(folder).save("Id,LastName,Notes\n");
    }

    @AfterTry
    void noFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 60)
    void whatIsWrittenIsWhatIsRead(
            @ForAll @Size(min = 1, max = 8) List<@From("cells") String> cells, @ForAll boolean spreadsheet) {
        desk.with("cells", spreadsheet ? "spreadsheet" : "plain");

        write(cells);

        assertThat(desk.read())
                .extracting(record -> record.values().get("Notes"))
                .isEqualTo(cells);
    }

    @Property(tries = 60)
    void anotherProgramReadsTheSame(@ForAll @Size(min = 1, max = 8) List<@From("cells") String> cells)
            throws IOException {
        write(cells);

        List<String> read = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(desk.file())) {
            reader.forEach(record -> read.add(record.getField(2)));
        }
        assertThat(read.subList(1, read.size())).isEqualTo(cells);
    }

    @Property(tries = 60)
    void inSpreadsheetModeNoCellStartsAsAFormula(@ForAll @Size(min = 1, max = 8) List<@From("cells") String> cells)
            throws IOException {
        desk.with("cells", "spreadsheet");

        write(cells);

        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(desk.file())) {
            reader.forEach(record ->
                    assertThat(record.getField(2)).doesNotStartWith("=").doesNotMatch("(?s)[+\\-@\\t\\r\\x00].*"));
        }
    }

    @Property(tries = 60)
    void everyOtherByteStaysAsItWas(
            @ForAll @Size(min = 2, max = 8) List<@From("cells") String> cells,
            @ForAll boolean carriageReturns,
            @ForAll boolean byteOrderMark) {
        String end = carriageReturns ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(byteOrderMark ? "\uFEFF" : "")
                .append("Id,LastName,Notes")
                .append(end);
        for (int row = 0; row < cells.size(); row++) {
            text.append('k').append(row).append(",\"Person\",\"");
            text.append(cells.get(row).replace("\"", "\"\"")).append('"').append(end);
        }
        desk.save(text.toString());

        assertThat(desk.update("k1", Map.of("LastName", "Changed"))).isInstanceOf(Written.class);

        assertThat(desk.text()).isEqualTo(text.toString().replace("k1,\"Person\"", "k1,\"Changed\""));
    }

    /** Pieces that break naive readers and writers, in any order. */
    @Provide
    Arbitrary<String> cells() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\"",
                "\"\"",
                ",",
                ";",
                "\n",
                "\t",
                " ",
                "'",
                "=",
                "+",
                "-",
                "@",
                "a",
                "0",
                "\\",
                "\u0000",
                "\u00E9",
                "e\u0301",
                "\uFEFF",
                "\u202E",
                "\u05D0",
                "\uD83D\uDE80",
                "\u2028");
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list)).filter(cell -> !cell.contains("k1,"));
    }

    private void write(List<String> cells) {
        List<RemoteWrite> batch = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            batch.add(
                    new RemoteWrite.Create("token", "k" + row, Map.of("LastName", "Person", "Notes", cells.get(row))));
        }
        assertThat(desk.write(batch)).allMatch(Written.class::isInstance);
    }
}
