package io.concordat.connector.csv;

import io.concordat.connector.RemoteWrite;
import io.concordat.connector.RemoteWrite.Create;
import io.concordat.connector.RemoteWrite.Update;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.WriteOutcome.Changed;
import io.concordat.connector.WriteOutcome.Exists;
import io.concordat.connector.WriteOutcome.Gone;
import io.concordat.connector.WriteOutcome.Refused;
import io.concordat.connector.WriteOutcome.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The writes of one batch, decided row by row as the rows come by, and what became of each. */
final class Batch {

    private static final WriteOutcome DUPLICATE = new Refused(
            "DUPLICATE_ID", "several rows of the file have this id", "give each row of the file an id of its own");
    private static final WriteOutcome NO_KEY =
            new Refused("KEY_MISSING", "a new row needs a key for its id column", "");
    private static final WriteOutcome NOT_ENCODABLE = new Refused(
            "NOT_ENCODABLE",
            "the character set of the file has no such character",
            "save the file as UTF-8 and choose that in the settings, or change the value");

    private final List<RemoteWrite> writes;
    private final RowWriter rows;
    private final FieldSet fields;
    private final Survey survey;
    private final WriteOutcome[] outcomes;
    private final Map<String, List<Integer>> open = new LinkedHashMap<>();
    private boolean changesNothing = true;

    Batch(List<RemoteWrite> writes, RowWriter rows, FieldSet fields, Survey survey) {
        this.writes = writes;
        this.rows = rows;
        this.fields = fields;
        this.survey = survey;
        this.outcomes = new WriteOutcome[writes.size()];
        for (int place = 0; place < writes.size(); place++) {
            rows.requireColumns(values(writes.get(place)));
            open.computeIfAbsent(id(writes.get(place)), unused -> new ArrayList<>(1))
                    .add(place);
        }
    }

    /** What stands in the place of a row of the file; empty if it is deleted. */
    Optional<Row> apply(String id, Row row) {
        if (survey.isDuplicate(id)) {
            Optional.ofNullable(open.remove(id)).orElse(List.of()).forEach(this::settleDuplicate);
            return Optional.of(row);
        }
        return settle(id, Optional.of(row));
    }

    /** The rows to add, after the last row of the file was applied. */
    List<Row> created() {
        List<Row> created = new ArrayList<>();
        for (String id : List.copyOf(open.keySet())) {
            settle(id, Optional.empty()).ifPresent(created::add);
        }
        return created;
    }

    boolean changesNothing() {
        return changesNothing;
    }

    List<WriteOutcome> outcomes() {
        return List.of(outcomes);
    }

    private Optional<Row> settle(String id, Optional<Row> row) {
        List<Integer> places = open.remove(id);
        if (places == null) {
            return row;
        }
        Optional<Row> result = row;
        for (int place : places) {
            result = settle(place, id, result);
        }
        changesNothing &= result.equals(row);
        return result;
    }

    private void settleDuplicate(int place) {
        RemoteWrite write = writes.get(place);
        outcomes[place] = write instanceof Create ? new Exists(id(write)) : DUPLICATE;
    }

    private Optional<Row> settle(int place, String id, Optional<Row> row) {
        RemoteWrite write = writes.get(place);
        if (write instanceof Create create) {
            return row.isPresent() ? keep(place, row, new Exists(id)) : create(place, create);
        }
        if (row.isEmpty()) {
            return keep(place, row, new Gone());
        }
        if (!row.get().revision().equals(expectedRevision(write))) {
            return keep(place, row, new Changed());
        }
        if (write instanceof Update update) {
            return update(place, update, row.get());
        }
        return keep(place, Optional.empty(), new Written(id, ""));
    }

    private Optional<Row> create(int place, Create create) {
        if (create.key().isBlank()) {
            return keep(place, Optional.empty(), NO_KEY);
        }
        Optional<WriteOutcome> refusal = fields.refusalOfNew(create.values());
        if (refusal.isPresent()) {
            return keep(place, Optional.empty(), refusal.get());
        }
        return keep(place, create.key(), rows.row(create.key(), create.values()), Optional.empty());
    }

    private Optional<Row> update(int place, Update update, Row row) {
        Optional<WriteOutcome> refusal = fields.refusal(update.values());
        if (refusal.isPresent()) {
            return keep(place, Optional.of(row), refusal.get());
        }
        return keep(place, update.id(), rows.changed(row, update.values()), Optional.of(row));
    }

    /** Settles with a new row, or with the old one if the new one could not be made. */
    private Optional<Row> keep(int place, String id, Optional<Row> made, Optional<Row> old) {
        WriteOutcome outcome =
                made.<WriteOutcome>map(row -> new Written(id, row.revision())).orElse(NOT_ENCODABLE);
        return keep(place, made.or(() -> old), outcome);
    }

    private Optional<Row> keep(int place, Optional<Row> row, WriteOutcome outcome) {
        outcomes[place] = outcome;
        return row;
    }

    private static String id(RemoteWrite write) {
        if (write instanceof Create create) {
            return create.key();
        }
        return write instanceof Update update ? update.id() : ((RemoteWrite.Delete) write).id();
    }

    private static String expectedRevision(RemoteWrite write) {
        return write instanceof Update update
                ? update.expectedRevision()
                : ((RemoteWrite.Delete) write).expectedRevision();
    }

    private static Map<String, String> values(RemoteWrite write) {
        if (write instanceof Create create) {
            return create.values();
        }
        return write instanceof Update update ? update.values() : Map.of();
    }
}
