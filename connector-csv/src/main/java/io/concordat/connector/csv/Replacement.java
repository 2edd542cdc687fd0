package io.concordat.connector.csv;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One attempt to put a changed copy in the place of a file: copy, force, compare, rename, force. */
final class Replacement {

    private static final System.Logger log = System.getLogger(Replacement.class.getName());

    private final CsvFile file;
    private final Optional<String> modifiedColumn;
    private final FileSteps steps;
    private final Path folder;

    Replacement(CsvFile file, Optional<String> modifiedColumn, FileSteps steps) {
        this.file = file;
        this.modifiedColumn = modifiedColumn;
        this.steps = steps;
        this.folder = Optional.ofNullable(file.path().getParent()).orElseThrow();
    }

    /** What became of each write; empty, and nothing done, if somebody else edited the file meanwhile. */
    Optional<List<WriteOutcome>> write(List<RemoteWrite> writes) throws IOException {
        Path copy = steps.create(folder, "." + Trouble.name(file.path()) + ".", Folder.LEFTOVER);
        try {
            Signature before = file.signature();
            boolean fresh = before.isFreshAt(Files.getLastModifiedTime(copy));
            Optional<Draft> draft = draft(writes, copy, before);
            if (draft.isEmpty() || !isAsBefore(before, fresh, draft.get().survey())) {
                return Optional.empty();
            }
            Batch batch = draft.get().batch();
            if (!batch.changesNothing()) {
                replace(copy);
            }
            return Optional.of(batch.outcomes());
        } finally {
            discard(copy);
        }
    }

    /** What the copy was made of, and what became of each write in it. */
    private record Draft(Survey survey, Batch batch) {}

    /** The copy, on the disk if it is needed; empty if rows are cut in two because somebody saves the file. */
    private Optional<Draft> draft(List<RemoteWrite> writes, Path copy, Signature before) throws IOException {
        try {
            Survey survey = file.survey();
            Batch batch = copy(writes, survey, copy);
            if (!batch.changesNothing()) {
                steps.dress(copy, file.path());
                steps.force(copy);
            }
            return Optional.of(new Draft(survey, batch));
        } catch (ConnectorException perhapsHalfARow) {
            if (file.signature().equals(before)) {
                throw perhapsHalfARow;
            }
            return Optional.empty();
        }
    }

    private Batch copy(List<RemoteWrite> writes, Survey survey, Path copy) throws IOException {
        try (OpenFile open = file.open();
                OutputStream out = steps.write(copy)) {
            RowWriter rows = new RowWriter(file, open.header());
            Batch batch = new Batch(writes, rows, FieldSet.of(file, open.header(), modifiedColumn), survey);
            Copy target = new Copy(out, rows);
            target.write(open.header().row());
            for (Optional<Row> row = open.nextLine(); row.isPresent(); row = open.nextLine()) {
                Optional<Row> result = row.get().isBlank() ? row : batch.apply(open.id(row.get()), row.get());
                if (result.isPresent()) {
                    target.write(result.get());
                }
            }
            for (Row created : batch.created()) {
                target.append(created);
            }
            return batch;
        }
    }

    private boolean isAsBefore(Signature before, boolean fresh, Survey survey) throws IOException {
        if (fresh && !file.digest().equals(survey.digest())) {
            return false;
        }
        return file.signature().equals(before);
    }

    private void replace(Path copy) throws IOException {
        try {
            steps.replace(copy, file.path());
        } catch (IOException failure) {
            if (Files.exists(copy)) {
                throw failure;
            }
            throw unknown(failure);
        }
        try {
            steps.force(folder);
        } catch (IOException failure) {
            throw unknown(failure);
        }
    }

    /** A copy that cannot be removed now is removed when the folder is opened next. */
    private void discard(Path copy) {
        try {
            steps.delete(copy);
        } catch (IOException later) {
            log.log(System.Logger.Level.DEBUG, "a copy could not be removed", later);
        }
    }

    private ConnectorException unknown(IOException cause) {
        return new ConnectorException(
                Failure.OUTCOME_UNKNOWN,
                Trouble.name(file.path()) + " was replaced, but the disk did not confirm it",
                cause);
    }

    /** The new file while it is written. */
    private static final class Copy {

        private final OutputStream out;
        private final RowWriter rows;
        private boolean endsOpen;

        Copy(OutputStream out, RowWriter rows) {
            this.out = out;
            this.rows = rows;
        }

        void write(Row row) throws IOException {
            out.write(row.bytes());
            endsOpen = row.lineEnd().length == 0;
        }

        /** Adds a row at the end, closing the line before it if that was open. */
        void append(Row row) throws IOException {
            if (endsOpen) {
                out.write(rows.lineEnd());
            }
            write(row);
        }
    }
}
