package io.concordat.hub;

import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.TestDatabases;
import io.concordat.hub.Author.Source;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A file of any length is held by the page: what was read is written before much more is read. */
class LongImportTest {

    private static final Author GRACE = new Author("grace", Source.IMPORT);

    @Test
    void linesAreWrittenWhileTheFileIsStillBeingRead() {
        Database database = TestDatabases.h2();
        HubRecords records = new HubRecords(database, Ids.system(), Clock.systemUTC());
        List<Long> ahead = new ArrayList<>();
        IntConsumer look = line -> {
            if (line % 1_000 == 0) {
                ahead.add(line - records.count(PROFILES));
            }
        };
        List<Long> progress = new ArrayList<>();

        ImportReport report = imports(database)
                .run(
                        PROFILES,
                        ImportFormat.CSV,
                        file(6_000, look, i -> "P-" + i + ",Ada,1990-01-01\n"),
                        GRACE,
                        progress::add);

        assertThat(report.created()).isEqualTo(6_000);
        assertThat(ahead).allMatch(lines -> lines <= 4_000);
        assertThat(progress).contains(1_000L, 2_000L, 6_000L).isSorted();
    }

    @Test
    void aMillionRejectedLinesAreCountedAndTheFirstOnesKept() {
        Database database = TestDatabases.h2();

        ImportReport report = imports(database)
                .run(
                        PROFILES,
                        ImportFormat.CSV,
                        file(1_000_001, line -> {}, i -> "P-" + i + ",Ada,soon\n"),
                        GRACE,
                        lines -> {});

        assertThat(report.rejectedLines()).isEqualTo(1_000_001);
        assertThat(report.rejected()).hasSize(10_000);
        assertThat(report.rejected().get(9_999).line()).isEqualTo(10_001);
    }

    private static Imports imports(Database database) {
        return new Imports(database, Ids.system(), Clock.systemUTC());
    }

    /** A file that exists only line by line. */
    private static InputStream file(int lines, IntConsumer atLine, IntFunction<String> text) {
        return new InputStream() {
            private byte[] line = "externalKey,firstName,birthdate\n".getBytes(StandardCharsets.UTF_8);
            private int position;
            private int number;

            @Override
            public int read() {
                if (position == line.length) {
                    if (number == lines) {
                        return -1;
                    }
                    atLine.accept(number);
                    line = text.apply(number++).getBytes(StandardCharsets.UTF_8);
                    position = 0;
                }
                return line[position++] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = 0;
                int next = read();
                while (next >= 0) {
                    target[offset + count++] = (byte) next;
                    next = count < length ? read() : -1;
                }
                return count == 0 ? -1 : count;
            }
        };
    }
}
