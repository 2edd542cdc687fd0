package io.concordat.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.WriteOutcome.Gone;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody saves while it is read says nothing: not that a row is gone, and not that it is broken. */
class SavedMeanwhileTest {

    private static final String BEFORE = "Id,LastName,Phone\n1,Lovelace,1\n2,Hopper,2\n";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void aDesk() {
        desk = new Desk(folder).save(BEFORE);
    }

    @Test
    void anEditDuringAReadEndsTheRead() {
        StringBuilder rows = new StringBuilder("Id,LastName\n");
        for (int row = 0; row < 5_000; row++) {
            rows.append(row).append(",Person\n");
        }
        desk.save(rows.toString());

        try (RecordReader.Pages pages =
                desk.open().reader().orElseThrow().read("Contact", List.of("LastName"), Optional.empty())) {
            assertThat(pages.next().orElseThrow()).hasSize(2_000);
            desk.save(rows + "late,Person\n");

            assertThatThrownBy(pages::next)
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            failure -> assertThat(failure.failure().isPassing()).isTrue());
        }
    }

    @Test
    void anEditDuringALookupEndsTheLookup() {
        Set<String> wanted = new AbstractSet<>() {
            @Override
            public boolean contains(Object id) {
                desk.save(BEFORE + "3,Late,3\n");
                return id.equals("1");
            }

            @Override
            public Iterator<String> iterator() {
                return List.of("1").iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };

        assertThatThrownBy(() -> desk.open().lookup().orElseThrow().byId("Contact", wanted, List.of("LastName")))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.failure().isPassing()).isTrue());
    }

    @Test
    void aRowThatIsMissingWhileSomebodySavesTheFileIsNotGone() {
        RemoteRecord record = desk.read("1");
        desk.save("Id,LastName,Phone\n2,Hopper,2\n");
        desk.with(new FileSteps() {
            @Override
            public OutputStream write(Path file) throws IOException {
                desk.save(BEFORE);
                return FileSteps.super.write(file);
            }
        });

        WriteOutcome outcome = desk.write(List.of(Desk.updateOf(record, Map.of("LastName", "King"))))
                .get(0);

        assertThat(outcome).isNotInstanceOf(Gone.class);
    }
}
