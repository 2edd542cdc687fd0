package io.concordat.connector.csv;

import io.concordat.connector.Check;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.Settings;
import io.concordat.connector.WriteOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder with a contacts file, edited by a person and by the connector in turn. */
final class Desk {

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private FileSteps steps = FileSteps.REAL;

    Desk(Path folder) {
        this.folder = folder;
        settings.put("folder", folder.toString());
    }

    Desk with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    Desk with(FileSteps newSteps) {
        steps = newSteps;
        return this;
    }

    Path file() {
        return folder.resolve("contacts.csv");
    }

    /** The person saves the file. */
    Desk save(String text) {
        return save("contacts.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    Desk save(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    /** What the file says now. */
    String text() {
        try {
            return Files.readString(file());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything in the folder but the lock. */
    List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Trouble::name)
                    .filter(name -> !name.equals(FolderLock.NAME))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    CsvSession open() {
        return CsvSession.open(CsvSettings.of(new Settings(settings)), steps);
    }

    List<Check> findings() {
        return open().check().stream().filter(check -> !check.ok()).toList();
    }

    /** Every record of the file with all its fields. */
    List<RemoteRecord> read() {
        CsvSession session = open();
        List<String> fields =
                session.fields("Contact").stream().map(field -> field.name()).toList();
        List<RemoteRecord> records = new ArrayList<>();
        try (RecordReader.Pages pages = session.reader().orElseThrow().read("Contact", fields, Optional.empty())) {
            for (Optional<List<RemoteRecord>> page = pages.next(); page.isPresent(); page = pages.next()) {
                records.addAll(page.get());
            }
        }
        return records;
    }

    RemoteRecord read(String id) {
        return read().stream()
                .filter(record -> record.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What a record shows in a field. */
    String value(String id, String field) {
        return Optional.ofNullable(read(id).values().get(field)).orElseThrow();
    }

    List<WriteOutcome> write(List<RemoteWrite> batch) {
        return open().writer().orElseThrow().write("Contact", batch);
    }

    WriteOutcome update(String id, Map<String, String> values) {
        return write(List.of(updateOf(read(id), values))).get(0);
    }

    WriteOutcome create(String key, Map<String, String> values) {
        return write(List.of(new RemoteWrite.Create("token", key, values))).get(0);
    }

    static RemoteWrite updateOf(RemoteRecord record, Map<String, String> values) {
        return new RemoteWrite.Update("token", record.id(), record.revision(), values);
    }
}
