package io.concordat.connector.salesforce.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.ConnectorException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is written to a job's file is what is read from it, whatever the values are. */
class CsvFileTest {

    @Property(tries = 300)
    void everyValueComesBackAsItWas(@ForAll @Size(min = 1, max = 5) List<@Size(3) List<String>> lines) {
        CsvFile file = file(List.of("a", "b", "c"));
        lines.forEach(line -> write(file, whole(line)));

        try (CsvRows rows = new CsvRows(new ByteArrayInputStream(file.bytes()))) {
            List<List<String>> read = new ArrayList<>();
            for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
                read.add(row.get());
            }
            assertThat(read).isEqualTo(lines.stream().map(CsvFileTest::whole).toList());
        }
    }

    /** Half a character cannot be sent; a value of the hub has none. */
    private static List<String> whole(List<String> line) {
        return line.stream()
                .map(value -> new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void onlyWhatNeedsItIsQuoted() {
        CsvFile file = file(List.of("", "plain", "a,b", "say \"hi\"", "two\nlines", "Zoë", " x"));

        assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(",plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"Zoë\",\" x\"\n");
    }

    /** A reader that lost count at it would make one row of two: the values of one record in another. */
    @Test
    void aCarriageReturnInTheLastColumnEndsNoRow() {
        CsvFile file = file(List.of("Id", "Street"));
        write(file, List.of("003", "Main Street 1\rEntrance B"));
        write(file, List.of("004", "Main Street 2"));

        try (CsvRows rows = new CsvRows(new ByteArrayInputStream(file.bytes()))) {
            assertThat(rows.next()).contains(List.of("003", "Main Street 1\rEntrance B"));
            assertThat(rows.next()).contains(List.of("004", "Main Street 2"));
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    void aFileThatBreaksOffWithinQuotesIsRefused() {
        byte[] torn = "Id,Street\n003,\"Main Str".getBytes(StandardCharsets.UTF_8);

        try (CsvRows rows = new CsvRows(new ByteArrayInputStream(torn))) {
            assertThatThrownBy(rows::next).isInstanceOf(ConnectorException.class);
        }
    }

    @Test
    void columnsThatNobodyLooksAtAreNotRead() {
        CsvFile file = file(List.of("Id", "Email", "Error"));
        write(file, List.of("003", "ann@example.com", "none"));

        try (CsvRows rows = new CsvRows(new ByteArrayInputStream(file.bytes()))) {
            rows.readOnly(Set.of(0, 2));

            assertThat(rows.next()).contains(List.of("003", "", "none"));
            assertThat(rows.next()).isEmpty();
        }
    }

    private static CsvFile file(List<String> header) {
        CsvFile file = new CsvFile();
        write(file, header);
        return file;
    }

    private static void write(CsvFile file, List<String> line) {
        line.forEach(file::cell);
        file.end();
    }
}
