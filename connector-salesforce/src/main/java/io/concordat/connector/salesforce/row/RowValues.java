package io.concordat.connector.salesforce.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.concordat.connector.FieldType;
import java.io.IOException;
import java.math.BigDecimal;

/** How a value is sent. */
public final class RowValues {

    /** What a file of the Bulk API says for blank; nothing there leaves the field as it is. */
    public static final String BLANK_IN_FILE = "#N/A";

    private RowValues() {}

    /** Writes a value with its name; blank is null. A number that is none is sent as text, to be refused by name. */
    public static void write(JsonGenerator json, String field, FieldType type, String value) throws IOException {
        json.writeFieldName(field);
        if (value.isEmpty()) {
            json.writeNull();
        } else if (type == FieldType.BOOLEAN && (value.equals("true") || value.equals("false"))) {
            json.writeBoolean(value.equals("true"));
        } else if (type == FieldType.NUMBER && isNumber(value)) {
            json.writeNumber(new BigDecimal(value));
        } else {
            json.writeString(value);
        }
    }

    /** A value as a file says it. */
    public static String inFile(String value) {
        return value.isEmpty() ? BLANK_IN_FILE : value;
    }

    /** Whether a file can say the value: this one text means blank there. */
    public static boolean fitsFile(String value) {
        return !value.equals(BLANK_IN_FILE);
    }

    private static boolean isNumber(String value) {
        return value.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    }
}
