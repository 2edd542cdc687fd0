package io.concordat.connector.salesforce.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows from JSON as they come, without building a tree. The rows of an answer have the same columns in the same
 * order, so each name is first taken for the one that the row before had there.
 */
public final class JsonRows {

    private static final Column NONE = Column.unasked("");

    private final JsonParser parser;
    private final Row row;
    private final List<Column> order = new ArrayList<>();

    /** @param row takes what is read */
    public JsonRows(JsonParser parser, Row row) {
        this.parser = parser;
        this.row = row;
    }

    /** Reads one record into the row; the parser stands at its opening brace, afterwards at its closing one. */
    public void read() throws IOException {
        for (int place = 0; ; place++) {
            Column column = place < order.size() ? order.get(place) : NONE;
            if (!parser.nextFieldName(column.quoted())) {
                if (parser.currentToken() != JsonToken.FIELD_NAME) {
                    return;
                }
                column = row.column(parser.currentName());
                learn(place, column);
            }
            value(column);
        }
    }

    private void learn(int place, Column column) {
        if (place < order.size()) {
            order.set(place, column);
        } else {
            order.add(column);
        }
    }

    private void value(Column column) throws IOException {
        if (!column.isAsked()) {
            parser.nextToken();
            parser.skipChildren();
            return;
        }
        String text = parser.nextTextValue();
        if (text != null) {
            row.put(column, text);
        } else if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
        } else {
            row.put(column, parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
        }
    }
}
