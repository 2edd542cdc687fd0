package io.concordat.connector.salesforce.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads rows from JSON as they come, without building a tree. */
public final class JsonRows {

    private JsonRows() {}

    /** Reads one record into a row; the parser stands at its opening brace, afterwards at its closing one. */
    public static void read(JsonParser parser, Row row) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) {
                parser.skipChildren();
            } else {
                row.put(name, value == JsonToken.VALUE_NULL ? "" : parser.getText());
            }
        }
    }
}
