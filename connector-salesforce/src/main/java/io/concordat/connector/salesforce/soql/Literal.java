package io.concordat.connector.salesforce.soql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value as it stands in a query. The only place that quotes: whatever the value holds, it stays one literal.
 *
 * @param text as it stands in the query
 */
public record Literal(String text) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** A text in quotes; what could end it, or is no character for a query, is escaped. */
    public static Literal of(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('\'');
        for (int i = 0; i < value.length(); i++) {
            append(quoted, value.charAt(i));
        }
        return new Literal(quoted.append('\'').toString());
    }

    /** A point in time, in whole seconds as Salesforce keeps them. */
    public static Literal of(Instant stamp) {
        return new Literal(stamp.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    public static Literal of(boolean value) {
        return new Literal(Boolean.toString(value));
    }

    /** A number in plain digits; empty if the text is none. */
    public static Optional<Literal> number(String value) {
        return Optional.of(value).filter(text -> NUMBER.matcher(text).matches()).map(Literal::new);
    }

    /** A day; empty if the text is none. */
    public static Optional<Literal> date(String value) {
        return Optional.of(value).filter(text -> DATE.matcher(text).matches()).map(Literal::new);
    }

    private static void append(StringBuilder quoted, char character) {
        switch (character) {
            case '\\' -> quoted.append("\\\\");
            case '\'' -> quoted.append("\\'");
            case '"' -> quoted.append("\\\"");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            default -> {
                if (character < ' ' || character == '\u007F') {
                    quoted.append(String.format("\\u%04X", (int) character));
                } else {
                    quoted.append(character);
                }
            }
        }
    }
}
