package io.concordat.connector.csv;

import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.WriteOutcome.Busy;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Writes a batch by putting a new file in the place of the old one. Either the whole batch is in the file or nothing of
 * it, and what others wrote in the meantime is read again before it is replaced.
 */
final class CsvWriter implements RecordWriter {

    private static final int BATCH = 50_000;
    private static final int ATTEMPTS = 5;

    private final Folder folder;
    private final FileSteps steps;

    CsvWriter(Folder folder, FileSteps steps) {
        this.folder = folder;
        this.steps = steps;
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public List<WriteOutcome> write(String object, List<RemoteWrite> batch) {
        CsvFile file = folder.file(object);
        if (batch.isEmpty()) {
            return List.of();
        }
        try {
            return FolderLock.inside(folder.path(), () -> write(file, batch))
                    .orElseGet(() -> busy(batch, "another process is writing in the folder"));
        } catch (IOException failure) {
            throw Trouble.failed(file.path(), failure);
        }
    }

    private List<WriteOutcome> write(CsvFile file, List<RemoteWrite> batch) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<List<WriteOutcome>> outcomes = new Replacement(file, folder.modifiedColumn(), steps).write(batch);
            if (outcomes.isPresent()) {
                return outcomes.get();
            }
        }
        return busy(batch, Trouble.name(file.path()) + " is being edited by somebody else");
    }

    private static List<WriteOutcome> busy(List<RemoteWrite> batch, String why) {
        return Collections.nCopies(batch.size(), new Busy(why));
    }
}
