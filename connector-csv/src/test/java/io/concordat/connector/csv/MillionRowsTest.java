package io.concordat.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.RecordReader;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.WriteOutcome.Written;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A million rows are read and written in a heap of 128 MB, which a process of its own gets for it. */
@EnabledIfSystemProperty(named = "bench", matches = "true")
class MillionRowsTest {

    private static final int ROWS = 1_000_000;
    private static final int CHANGED = 50_000;

    @TempDir
    Path folder;

    @Test
    void aMillionRowsFitIntoASmallHeap() throws IOException, InterruptedException {
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("contacts.csv"))) {
            file.write("Id,LastName,Email,Notes\n");
            for (int row = 0; row < ROWS; row++) {
                file.write("id-%d,Person %d,p%d@example.org,\"some, note of %d\"%n".formatted(row, row, row, row));
            }
        }

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionRowsTest.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isZero();
        try (var lines = Files.lines(folder.resolve("contacts.csv"))) {
            assertThat(lines.filter(line -> line.endsWith(",\"changed\"")).count())
                    .isEqualTo(CHANGED);
        }
    }

    /** The process with the small heap: reads everything and changes some rows. */
    public static void main(String[] arguments) {
        try (Session session = new CsvConnector().open(new Settings(Map.of("folder", arguments[0])))) {
            List<RemoteWrite> batch = new ArrayList<>();
            int read = 0;
            try (RecordReader.Pages pages = session.reader()
                    .orElseThrow()
                    .read("Contact", List.of("LastName", "Email", "Notes"), Optional.empty())) {
                for (Optional<List<RemoteRecord>> page = pages.next(); page.isPresent(); page = pages.next()) {
                    read += page.get().size();
                    page.get().stream()
                            .limit(CHANGED / (ROWS / 2_000))
                            .forEach(record -> batch.add(Desk.updateOf(record, Map.of("Notes", "changed"))));
                }
            }
            assertThat(read).isEqualTo(ROWS);
            assertThat(session.writer().orElseThrow().write("Contact", batch))
                    .hasSize(CHANGED)
                    .allMatch(Written.class::isInstance);
        }
    }
}
