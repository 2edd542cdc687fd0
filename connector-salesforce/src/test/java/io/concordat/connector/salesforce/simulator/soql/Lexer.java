package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.soql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into pieces. */
final class Lexer {

    private static final Pattern DATETIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?([Zz]|[+-]\\d{2}:?\\d{2})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?|[+-]?\\.\\d+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*(:\\d+)?");
    private static final Pattern SYMBOL = Pattern.compile("!=|<>|<=|>=|[=<>(),]");
    private static final int LONGEST_STRING = 4_000;

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        skipBlanks();
        while (at < text.length()) {
            tokens.add(next());
            skipBlanks();
        }
        tokens.add(new Token(Kind.END, "<EOF>", text.length()));
        return tokens;
    }

    private Token next() {
        if (text.charAt(at) == '\'') {
            return string();
        }
        Token token = match(DATETIME, Kind.DATETIME);
        token = NONE.equals(token) ? match(DATE, Kind.DATE) : token;
        token = NONE.equals(token) ? match(NUMBER, Kind.NUMBER) : token;
        token = NONE.equals(token) ? match(WORD, Kind.WORD) : token;
        token = NONE.equals(token) ? match(SYMBOL, Kind.SYMBOL) : token;
        if (NONE.equals(token)) {
            throw ApiError.malformedQuery(
                    "line 1:" + at + " no viable alternative at character '" + text.charAt(at) + "'");
        }
        return token;
    }

    private static final Token NONE = new Token(Kind.END, "", -1);

    private Token match(Pattern pattern, Kind kind) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return NONE;
        }
        Token token = new Token(kind, matcher.group(), at);
        at = matcher.end();
        return token;
    }

    private Token string() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\'') {
            value.append(character());
        }
        if (at >= text.length()) {
            throw ApiError.malformedQuery("unexpected end of input: a quoted string is not closed");
        }
        at++;
        if (value.length() > LONGEST_STRING) {
            throw ApiError.malformedQuery("maximum string length is " + LONGEST_STRING + " characters");
        }
        return new Token(Kind.STRING, value.toString(), start);
    }

    /** One character; an escaped wildcard keeps its backslash, for LIKE. */
    private String character() {
        char next = text.charAt(at++);
        if (next != '\\') {
            return String.valueOf(next);
        }
        char escaped = at < text.length() ? text.charAt(at++) : ' ';
        return switch (escaped) {
            case 'n', 'N' -> "\n";
            case 'r', 'R' -> "\r";
            case 't', 'T' -> "\t";
            case 'b', 'B' -> "\b";
            case 'f', 'F' -> "\f";
            case '"', '\'', '\\' -> String.valueOf(escaped);
            case '_', '%' -> "\\" + escaped;
            case 'u' -> unicode();
            default ->
                throw ApiError.malformedQuery("Illegal character sequence '\\" + escaped + "' in string literal");
        };
    }

    private String unicode() {
        if (at + 4 > text.length()) {
            throw ApiError.malformedQuery("Illegal character sequence '\\u' in string literal");
        }
        String digits = text.substring(at, at + 4);
        at += 4;
        return String.valueOf((char) Integer.parseInt(digits, 16));
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
