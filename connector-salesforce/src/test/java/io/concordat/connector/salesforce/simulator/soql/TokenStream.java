package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.soql.Token.Kind;
import java.util.List;

/** The pieces of a query, taken one by one. */
final class TokenStream {

    private final List<Token> tokens;
    private int at;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token take() {
        return tokens.get(at++);
    }

    /** Takes the next piece if it is this word or sign. */
    boolean accept(String word) {
        boolean found = peek().is(word);
        at += found ? 1 : 0;
        return found;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw Literal.unexpected(peek());
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw Literal.unexpected(peek());
        }
    }

    String name() {
        if (peek().kind() != Kind.WORD) {
            throw Literal.unexpected(peek());
        }
        return take().text();
    }

    int integer() {
        Token token = peek();
        if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
            throw Literal.unexpected(token);
        }
        return Integer.parseInt(take().text());
    }
}
