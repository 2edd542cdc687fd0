package io.concordat.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** The folder with the CRM's files, and a note beside it that the demo is not complete yet. */
final class DemoFolder {

    private static final Map<String, Sheet> FILES = Map.of(
            "accounts.csv", Companies.crm(),
            "contacts.csv", People.crm(),
            "contacts.schema.csv", People.crmSchema(),
            "leads.csv", Prospects.crm());

    private final Path folder;
    private final Path unfinished;

    DemoFolder(Path dataFolder) {
        this.folder = dataFolder.resolve("crm");
        this.unfinished = dataFolder.resolve("demo.unfinished");
    }

    Path path() {
        return folder;
    }

    /** Whether there is nothing in the way. */
    boolean isFree() {
        return Files.notExists(folder);
    }

    /** Whether an earlier process began, and did not come to the end. */
    boolean isUnfinished() {
        return Files.exists(unfinished);
    }

    /** Notes that the demo has begun, and makes the files that are not there. Each is there in full or not at all. */
    void fill() {
        try {
            Files.createDirectories(folder);
            if (!isUnfinished()) {
                Files.createFile(unfinished);
            }
            for (Map.Entry<String, Sheet> file : FILES.entrySet()) {
                if (Files.notExists(folder.resolve(file.getKey()))) {
                    write(folder.resolve(file.getKey()), file.getValue().csv());
                }
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the demo's files cannot be written to " + folder, refused);
        }
    }

    /** Notes that the demo is complete. */
    void finish() {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException refused) {
            throw new UncheckedIOException(unfinished + " cannot be deleted", refused);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path copy = file.resolveSibling(file.getFileName() + ".new");
        Files.write(copy, bytes);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
