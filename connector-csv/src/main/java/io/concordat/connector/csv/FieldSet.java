package io.concordat.connector.csv;

import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.WriteOutcome.Refused;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of one file, and what they say to a value. */
final class FieldSet {

    private final Map<String, RemoteField> fields;

    private FieldSet(Map<String, RemoteField> fields) {
        this.fields = fields;
    }

    static FieldSet of(CsvFile file, Header header, Optional<String> modifiedColumn) throws IOException {
        Map<String, RemoteField> described = Schema.read(file);
        Map<String, RemoteField> fields = new LinkedHashMap<>();
        for (String name : header.names()) {
            if (!name.isBlank()) {
                fields.put(name, field(file, name, Optional.ofNullable(described.get(name)), modifiedColumn));
            }
        }
        return new FieldSet(fields);
    }

    List<RemoteField> inOrder() {
        return List.copyOf(fields.values());
    }

    /** Why a new record with these values would not be one; empty if it would. */
    Optional<WriteOutcome> refusalOfNew(Map<String, String> values) {
        return fields.values().stream()
                .filter(RemoteField::required)
                .filter(field -> values.getOrDefault(field.name(), "").isBlank())
                .<WriteOutcome>map(FieldSet::missing)
                .findFirst()
                .or(() -> refusal(values));
    }

    /** Why these values cannot be written; empty if they can. */
    Optional<WriteOutcome> refusal(Map<String, String> values) {
        for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
            Optional<WriteOutcome> refusal =
                    Optional.ofNullable(fields.get(entry.getKey())).flatMap(field -> refusal(field, entry.getValue()));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<WriteOutcome> refusal(RemoteField field, String value) {
        if (!field.updateable()) {
            return refused(field, "FIELD_NOT_WRITABLE", " is never written", "take it out of the mapping");
        }
        if (field.required() && value.isBlank()) {
            return Optional.of(missing(field));
        }
        int length = field.length() == 0 ? Dialect.LONGEST_CELL : field.length();
        if (value.codePointCount(0, value.length()) > length || value.length() > Dialect.LONGEST_CELL) {
            return refused(field, "VALUE_TOO_LONG", " takes " + length + " characters", "shorten the value");
        }
        if (!field.picklist().isEmpty() && !value.isEmpty() && !field.picklist().contains(value)) {
            return refused(
                    field,
                    "UNKNOWN_PICKLIST_VALUE",
                    " does not know this value",
                    "add the value to the schema file or map it to one of the allowed values");
        }
        return Optional.empty();
    }

    private static WriteOutcome missing(RemoteField field) {
        return new Refused("REQUIRED_FIELD_MISSING", "\"" + field.name() + "\" is required", "fill it in");
    }

    private static Optional<WriteOutcome> refused(RemoteField field, String code, String what, String fix) {
        return Optional.of(new Refused(code, "\"" + field.name() + "\"" + what, fix));
    }

    private static RemoteField field(
            CsvFile file, String name, Optional<RemoteField> described, Optional<String> modifiedColumn) {
        if (name.equals(file.idColumn())) {
            return new RemoteField(name, name, FieldType.ID, 0, false, false, false, true, false, List.of());
        }
        if (modifiedColumn.isPresent() && modifiedColumn.get().equals(name)) {
            return RemoteField.of(name, FieldType.DATE_TIME, 0).asReadOnly();
        }
        return described
                .or(() -> KnownFields.find(file.object(), name))
                .orElseGet(() -> RemoteField.of(name, FieldType.TEXT, 0));
    }
}
