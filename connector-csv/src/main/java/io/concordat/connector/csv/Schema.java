package io.concordat.connector.csv;

import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file beside a CSV file, such as {@code contacts.schema.csv}, in which people say what its columns are. Its
 * columns are {@code name,label,type,length,required,picklist}; all but the first may be missing or blank, and the
 * values of a picklist stand between bars.
 */
final class Schema {

    private final CsvFile file;
    private final OpenFile open;

    private Schema(CsvFile file, OpenFile open) {
        this.file = file;
        this.open = open;
    }

    /** The described fields by column name; none if there is no such file. */
    static Map<String, RemoteField> read(CsvFile described) throws IOException {
        if (!Files.exists(described.schema())) {
            return Map.of();
        }
        CsvFile file = new CsvFile("Schema", described.schema(), described.dialect(), "name");
        Map<String, RemoteField> fields = new LinkedHashMap<>();
        try (OpenFile open = file.open()) {
            Schema schema = new Schema(file, open);
            for (Optional<Row> row = open.next(); row.isPresent(); row = open.next()) {
                open.check(row.get());
                RemoteField field = schema.field(described.object(), row.get());
                if (fields.put(field.name(), field) != null) {
                    throw Trouble.inLine(file.path(), row.get().line(), "this column was described before; keep one");
                }
            }
        }
        return fields;
    }

    private RemoteField field(String object, Row row) {
        String name = open.id(row);
        RemoteField usual = KnownFields.find(object, name).orElseGet(() -> RemoteField.of(name, FieldType.TEXT, 0));
        List<String> picklist = text(row, "picklist").stream()
                .flatMap(values -> Stream.of(values.split("\\|")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        FieldType type = text(row, "type")
                .map(word -> type(row, word))
                .orElse(picklist.isEmpty() ? usual.type() : FieldType.PICKLIST);
        int length = text(row, "length").map(word -> length(row, word)).orElse(usual.length());
        boolean required = text(row, "required").map(word -> flag(row, word)).orElse(usual.required());
        String label = text(row, "label").orElse(usual.label());
        return new RemoteField(name, label, type, length, required, true, true, false, false, picklist);
    }

    private Optional<String> text(Row row, String column) {
        return open.header()
                .find(column)
                .map(cell -> open.text(row, cell).strip())
                .filter(text -> !text.isEmpty());
    }

    private FieldType type(Row row, String word) {
        return Stream.of(FieldType.values())
                .filter(type -> type.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        Trouble.inLine(file.path(), row.line(), "the type is one of " + List.of(FieldType.values())));
    }

    private int length(Row row, String word) {
        if (!word.matches("[0-9]{1,6}")) {
            throw Trouble.inLine(
                    file.path(), row.line(), "the length is a number of characters, or blank for no limit");
        }
        return Integer.parseInt(word);
    }

    private boolean flag(Row row, String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw Trouble.inLine(file.path(), row.line(), "required is true or false");
        };
    }
}
