package io.concordat.connector.salesforce.simulator.bulk;

import io.concordat.connector.salesforce.simulator.dml.Draft;
import io.concordat.connector.salesforce.simulator.dml.ParentKey;
import io.concordat.connector.salesforce.simulator.dml.Refusal;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the columns of an upload mean. An empty cell says nothing; {@code #N/A} says blank. */
final class CsvColumns {

    private static final String BLANK = "#N/A";

    private final ObjectSchema object;
    private final List<Column> columns;

    /** A field, or the key of a parent. */
    private record Column(FieldSchema field, Optional<ParentColumn> parent) {}

    private record ParentColumn(ObjectSchema object, FieldSchema key) {}

    private CsvColumns(ObjectSchema object, List<Column> columns) {
        this.object = object;
        this.columns = columns;
    }

    static CsvColumns of(Org org, ObjectSchema object, List<String> header) {
        List<Column> columns = new ArrayList<>();
        for (String name : header) {
            int point = name.lastIndexOf('.');
            columns.add(point < 0 ? plain(object, name) : parent(org, object, name, point));
        }
        return new CsvColumns(object, columns);
    }

    private static Column plain(ObjectSchema object, String name) {
        return new Column(object.field(name).orElseThrow(() -> unknown(name)), Optional.empty());
    }

    private static Column parent(Org org, ObjectSchema object, String name, int point) {
        String path = name.substring(0, point).replaceFirst("^.*:", "");
        FieldSchema reference = object.relationship(path).orElseThrow(() -> unknown(name));
        ObjectSchema parent = org.schema().require(reference.referenceTo().get(0));
        FieldSchema key = parent.field(name.substring(point + 1))
                .filter(field -> field.isKey() || field.name().equals("Id"))
                .orElseThrow(() -> unknown(name));
        return new Column(reference, Optional.of(new ParentColumn(parent, key)));
    }

    private static ApiError unknown(String name) {
        return new ApiError(400, "InvalidBatch", "InvalidBatch : Field name not found : " + name);
    }

    Draft draft(List<String> line) {
        if (line.size() != columns.size()) {
            throw Refusal.of("INVALID_TYPE_ON_FIELD_IN_RECORD", "the number of values differs from that of columns");
        }
        Draft draft = new Draft(object);
        for (int index = 0; index < line.size(); index++) {
            put(draft, columns.get(index), line.get(index));
        }
        return draft;
    }

    private static void put(Draft draft, Column column, String cell) {
        FieldSchema field = column.field();
        if (cell.isEmpty()) {
            return;
        }
        if (cell.equals(BLANK)) {
            draft.put(field, Blank.BLANK);
        } else if (column.parent().isPresent()) {
            ParentColumn parent = column.parent().get();
            draft.put(field, new ParentKey(parent.object(), parent.key(), cell));
        } else {
            draft.put(field, value(field, cell));
        }
    }

    private static Object value(FieldSchema field, String cell) {
        try {
            return switch (field.type()) {
                case BOOLEAN -> truth(field, cell);
                case INT, DOUBLE, CURRENCY, PERCENT -> new BigDecimal(cell);
                case DATE -> LocalDate.parse(cell);
                case DATETIME ->
                    OffsetDateTime.parse(cell.replaceAll("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                            .toInstant();
                default -> cell;
            };
        } catch (NumberFormatException | DateTimeException wrong) {
            throw wrongType(field, cell);
        }
    }

    private static Boolean truth(FieldSchema field, String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw wrongType(field, cell);
        };
    }

    private static Refusal wrongType(FieldSchema field, String cell) {
        return Refusal.of(
                "INVALID_TYPE_ON_FIELD_IN_RECORD",
                field.label() + ": value not of required type: " + cell,
                field.name());
    }
}
