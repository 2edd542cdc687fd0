package io.concordat.connector.salesforce.simulator.bulk;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import java.util.Map;

/** How the lines of a job are written. */
record CsvDialect(String delimiterName, String lineEndName) {

    private static final Map<String, Character> DELIMITERS =
            Map.of("BACKQUOTE", '`', "CARET", '^', "COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "TAB", '\t');

    CsvDialect {
        if (!DELIMITERS.containsKey(delimiterName)) {
            throw new ApiError(400, "INVALID_FIELD", "Invalid value for field columnDelimiter: " + delimiterName);
        }
        if (!lineEndName.equals("LF") && !lineEndName.equals("CRLF")) {
            throw new ApiError(400, "INVALID_FIELD", "Invalid value for field lineEnding: " + lineEndName);
        }
    }

    char delimiter() {
        return DELIMITERS.getOrDefault(delimiterName, ',');
    }

    String lineEnd() {
        return lineEndName.equals("LF") ? "\n" : "\r\n";
    }

    /** Whether the lines of the upload end as the job says; the header tells. */
    boolean fits(String text) {
        int end = text.indexOf('\n');
        boolean carriage = end > 0 && text.charAt(end - 1) == '\r';
        return end < 0 || carriage == lineEndName.equals("CRLF");
    }
}
