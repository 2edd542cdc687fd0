package io.concordat.connector.csv;

import io.concordat.connector.RemoteRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows rows as records with the wanted fields.
 *
 * <p>Rows that share an id are one record that is there and shows nothing: which of them is meant is not for a machine
 * to guess, and taking it for gone would be a guess too.
 */
final class RecordView {

    private static final String NOT_SHOWN = "duplicate";

    private final OpenFile open;
    private final Survey survey;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Optional<Integer> modified;

    RecordView(OpenFile open, Survey survey, List<String> fields, Optional<String> modifiedColumn) {
        this.open = open;
        this.survey = survey;
        fields.forEach(field -> columns.put(field, open.header().column(field)));
        this.modified = modifiedColumn.flatMap(open.header()::find);
    }

    /** The record of a row; empty if the row has no id, or its record was shown for an earlier row. */
    Optional<RemoteRecord> record(Row row) {
        String id = open.id(row);
        if (id.isBlank() || !survey.isFirst(id, row.line())) {
            return Optional.empty();
        }
        if (survey.isDuplicate(id)) {
            return Optional.of(RemoteRecord.live(id, NOT_SHOWN, Map.of()));
        }
        Map<String, String> values = new HashMap<>();
        columns.forEach((field, column) -> values.put(field, open.text(row, column)));
        return Optional.of(new RemoteRecord(
                id,
                RemoteRecord.State.LIVE,
                row.revision(),
                modified.flatMap(column -> instant(open.text(row, column))),
                Optional.empty(),
                values));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
