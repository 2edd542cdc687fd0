package io.concordat.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.WriteOutcome.Busy;
import io.concordat.connector.WriteOutcome.Changed;
import io.concordat.connector.WriteOutcome.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is replaced in one step or not at all, and never over the head of somebody else. */
class ReplacementTest {

    private static final String BEFORE = "Id,LastName,Phone\n1,Lovelace,1\n2,Hopper,2\n";
    private static final String AFTER = "Id,LastName,Phone\n1,King,1\n2,Hopper,2\n";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void aDesk() {
        desk = new Desk(folder).save(BEFORE);
    }

    @Test
    void killedAtAnyStepItLeavesTheOldFileOrTheNewOneAndTheNextSessionTidiesUp() {
        int stop = 0;
        for (boolean finished = false; !finished; stop++) {
            desk.save(BEFORE).with(FileSteps.REAL);
            RemoteRecord record = desk.read("1");
            StoppingSteps steps = new StoppingSteps(stop);
            desk.with(steps);
            try {
                desk.write(List.of(Desk.updateOf(record, Map.of("LastName", "King"))));
                finished = true;
            } catch (Killed killed) {
                assertThat(desk.text()).isEqualTo(steps.replaced ? AFTER : BEFORE);
            }

            desk.with(FileSteps.REAL).open();

            assertThat(desk.names()).containsExactly("contacts.csv");
        }

        assertThat(desk.text()).isEqualTo(AFTER);
        assertThat(stop).isGreaterThan(7);
    }

    @Test
    void whatFailsBeforeTheRenameWroteNothing() {
        desk.with(new FileSteps() {
            @Override
            public void force(Path path) throws IOException {
                throw new FileSystemException(path.toString(), path.toString(), "No space left on device");
            }
        });

        assertThatThrownBy(() -> desk.update("1", Map.of("LastName", "King")))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.failure()).isEqualTo(Failure.UNREACHABLE))
                .hasMessageContaining("No space left on device");
        assertThat(desk.text()).isEqualTo(BEFORE);
        assertThat(desk.names()).containsExactly("contacts.csv");
    }

    @Test
    void whatTheDiskDoesNotConfirmAfterTheRenameIsUnknown() {
        desk.with(new FileSteps() {
            @Override
            public void force(Path path) throws IOException {
                if (Files.isDirectory(path)) {
                    throw new IOException("input/output error");
                }
            }
        });

        assertThatThrownBy(() -> desk.update("1", Map.of("LastName", "King")))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.failure()).isEqualTo(Failure.OUTCOME_UNKNOWN));
        assertThat(desk.text()).isEqualTo(AFTER);
    }

    @Test
    void aForeignEditOfAnotherRowBetweenReadAndRenameSurvives() {
        RemoteRecord record = desk.read("1");
        desk.with(new EditingSteps(1, BEFORE.replace("Hopper", "Murray")));

        WriteOutcome outcome = desk.write(List.of(Desk.updateOf(record, Map.of("LastName", "King"))))
                .get(0);

        assertThat(outcome).isInstanceOf(Written.class);
        assertThat(desk.text()).isEqualTo(AFTER.replace("Hopper", "Murray"));
    }

    @Test
    void aForeignEditOfTheSameRowBetweenReadAndRenameWins() {
        RemoteRecord record = desk.read("1");
        desk.with(new EditingSteps(1, BEFORE.replace("Lovelace,1", "Lovelace,9")));

        WriteOutcome outcome = desk.write(List.of(Desk.updateOf(record, Map.of("LastName", "King"))))
                .get(0);

        assertThat(outcome).isInstanceOf(Changed.class);
        assertThat(desk.text()).isEqualTo(BEFORE.replace("Lovelace,1", "Lovelace,9"));
    }

    @Test
    void aForeignEditThatLeavesSizeAndTimeAsTheyWereIsSeenToo() throws IOException {
        FileTime time = FileTime.from(Instant.now());
        Files.setLastModifiedTime(desk.file(), time);
        RemoteRecord record = desk.read("1");
        desk.with(new EditingSteps(1, BEFORE.replace("Hopper", "Murray")) {
            @Override
            void edit() throws IOException {
                super.edit();
                Files.setLastModifiedTime(desk.file(), time);
            }
        });

        desk.write(List.of(Desk.updateOf(record, Map.of("LastName", "King"))));

        assertThat(desk.text()).isEqualTo(AFTER.replace("Hopper", "Murray"));
    }

    @Test
    void aFileThatIsEditedAllTheTimeIsBusy() {
        RemoteRecord record = desk.read("1");
        desk.with(new EditingSteps(99, BEFORE.replace("Hopper", "Murray")));

        assertThat(desk.write(List.of(Desk.updateOf(record, Map.of("LastName", "King")))))
                .singleElement()
                .isInstanceOf(Busy.class);
        assertThat(desk.text()).startsWith(BEFORE.replace("Hopper", "Murray"));
        assertThat(desk.names()).containsExactly("contacts.csv");
    }

    @Test
    void whileAnotherProcessWritesTheFolderIsBusy() throws IOException {
        RemoteRecord record = desk.read("1");
        try (FileChannel channel = FileChannel.open(
                        folder.resolve(FolderLock.NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();

            assertThat(desk.write(List.of(Desk.updateOf(record, Map.of("LastName", "King")))))
                    .singleElement()
                    .isInstanceOf(Busy.class);
        }

        assertThat(desk.text()).isEqualTo(BEFORE);
        assertThat(desk.write(List.of(Desk.updateOf(record, Map.of("LastName", "King")))))
                .singleElement()
                .isInstanceOf(Written.class);
    }

    @Test
    void manyThreadsLoseNothing() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(number -> new Thread(() -> desk.create("new " + number, Map.of("LastName", "N" + number))))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(desk.read()).hasSize(10);
    }

    /** The process is gone from a step on: nothing more happens, tidying up neither. */
    private static final class StoppingSteps implements FileSteps {

        private int left;
        private boolean replaced;

        StoppingSteps(int left) {
            this.left = left;
        }

        @Override
        public Path create(Path parent, String prefix, String suffix) throws IOException {
            step();
            Path file = FileSteps.super.create(parent, prefix, suffix);
            step();
            return file;
        }

        @Override
        public OutputStream write(Path file) throws IOException {
            step();
            Files.writeString(file, "half a fi");
            step();
            return FileSteps.super.write(file);
        }

        @Override
        public void dress(Path file, Path original) throws IOException {
            step();
            FileSteps.super.dress(file, original);
        }

        @Override
        public void force(Path path) throws IOException {
            step();
            FileSteps.super.force(path);
        }

        @Override
        public void replace(Path file, Path target) throws IOException {
            step();
            FileSteps.super.replace(file, target);
            replaced = true;
            step();
        }

        @Override
        public void delete(Path file) throws IOException {
            step();
            FileSteps.super.delete(file);
        }

        private void step() {
            if (left == 0) {
                throw new Killed();
            }
            left--;
        }
    }

    /** Somebody saves the file after it was copied and before it is replaced. */
    private class EditingSteps implements FileSteps {

        private int edits;
        private String text;

        EditingSteps(int edits, String text) {
            this.edits = edits;
            this.text = text;
        }

        @Override
        public void force(Path path) throws IOException {
            FileSteps.super.force(path);
            if (edits > 0) {
                edits--;
                edit();
            }
        }

        void edit() throws IOException {
            desk.save(text);
            text += "%d,Another,0%n".formatted(100 + edits);
        }
    }

    private static final class Killed extends Error {}
}
