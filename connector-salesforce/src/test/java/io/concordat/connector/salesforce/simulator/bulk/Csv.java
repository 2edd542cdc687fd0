package io.concordat.connector.salesforce.simulator.bulk;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import java.util.ArrayList;
import java.util.List;

/** Reads lines of separated values, and writes them with every value in quotes. */
final class Csv {

    private final String text;
    private final char delimiter;
    private int at;

    Csv(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** The next line; empty at the end. A value in quotes may hold line ends. */
    List<String> next() {
        List<String> values = new ArrayList<>();
        if (at >= text.length()) {
            return values;
        }
        boolean more = true;
        while (more) {
            values.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            more = at < text.length() && text.charAt(at) == delimiter;
            at += more ? 1 : 0;
        }
        skipLineEnd();
        return values;
    }

    private String plain() {
        int from = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            if (text.charAt(at) == '"') {
                throw broken();
            }
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '"') {
                value.append(next);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append('"');
                at++;
            } else if (at >= text.length() || isEnd(text.charAt(at))) {
                return value.toString();
            } else {
                throw broken();
            }
        }
        throw broken();
    }

    private boolean isEnd(char next) {
        return next == delimiter || next == '\n' || next == '\r';
    }

    private void skipLineEnd() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
    }

    private static ApiError broken() {
        return new ApiError(
                400, "InvalidBatch", "InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote");
    }

    static void append(StringBuilder out, List<String> values, char delimiter, String lineEnd) {
        for (int index = 0; index < values.size(); index++) {
            if (index > 0) {
                out.append(delimiter);
            }
            out.append('"').append(values.get(index).replace("\"", "\"\"")).append('"');
        }
        out.append(lineEnd);
    }
}
