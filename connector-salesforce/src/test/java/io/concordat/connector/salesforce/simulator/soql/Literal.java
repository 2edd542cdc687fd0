package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.soql.Token.Kind;
import java.util.Locale;
import java.util.Set;

/** A value in a query, with the kind that it was written as. */
record Literal(Form type, String text) {

    private static final Set<String> DAYS = Set.of(
            "TODAY",
            "YESTERDAY",
            "TOMORROW",
            "THIS_MONTH",
            "LAST_MONTH",
            "THIS_YEAR",
            "LAST_YEAR",
            "LAST_N_DAYS",
            "NEXT_N_DAYS");

    /** Kinds of values. */
    enum Form {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        DATE,
        DATETIME,
        DAYS
    }

    static Literal of(Token token) {
        return switch (token.kind()) {
            case STRING -> new Literal(Form.STRING, token.text());
            case NUMBER -> new Literal(Form.NUMBER, token.text());
            case DATE -> new Literal(Form.DATE, token.text());
            case DATETIME -> new Literal(Form.DATETIME, token.text());
            case WORD -> word(token);
            case SYMBOL, END -> throw unexpected(token);
        };
    }

    private static Literal word(Token token) {
        String word = token.text().toUpperCase(Locale.ROOT);
        if (word.equals("TRUE") || word.equals("FALSE")) {
            return new Literal(Form.BOOLEAN, word.toLowerCase(Locale.ROOT));
        }
        if (word.equals("NULL")) {
            return new Literal(Form.NULL, "");
        }
        int mark = word.indexOf(':');
        if (DAYS.contains(mark < 0 ? word : word.substring(0, mark))) {
            return new Literal(Form.DAYS, word);
        }
        throw unexpected(token);
    }

    static ApiError unexpected(Token token) {
        String shown = token.kind() == Kind.STRING ? "'" + token.text() + "'" : token.text();
        return ApiError.malformedQuery("unexpected token: '" + shown + "'");
    }
}
