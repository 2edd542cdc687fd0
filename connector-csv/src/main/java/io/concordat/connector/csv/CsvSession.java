package io.concordat.connector.csv;

import io.concordat.connector.Check;
import io.concordat.connector.Organisation;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteField;
import io.concordat.connector.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** A conversation with a folder. It holds nothing open between two calls. */
final class CsvSession implements Session {

    private final Folder folder;
    private final FileSteps steps;

    private CsvSession(Folder folder, FileSteps steps) {
        this.folder = folder;
        this.steps = steps;
    }

    /** Opens a folder, tidying up after a crash. */
    static CsvSession open(CsvSettings settings, FileSteps steps) {
        Folder folder = new Folder(settings);
        folder.sweep(steps);
        return new CsvSession(folder, steps);
    }

    @Override
    public Organisation organisation() {
        return new Organisation(folder.path().toString(), Trouble.name(folder.path()), "", false, "");
    }

    @Override
    public List<Check> check() {
        return new FolderCheck(folder).findings();
    }

    @Override
    public List<String> objects() {
        return folder.objects();
    }

    @Override
    public List<RemoteField> fields(String object) {
        CsvFile file = folder.file(object);
        try {
            return file.fields(folder.modifiedColumn()).inOrder();
        } catch (IOException failure) {
            throw Trouble.failed(file.path(), failure);
        }
    }

    @Override
    public Optional<RecordReader> reader() {
        return Optional.of(new CsvReader(folder));
    }

    @Override
    public Optional<RecordLookup> lookup() {
        return Optional.of(new CsvLookup(folder));
    }

    @Override
    public Optional<RecordWriter> writer() {
        return Files.isWritable(folder.path()) ? Optional.of(new CsvWriter(folder, steps)) : Optional.empty();
    }

    @Override
    public void close() {}
}
