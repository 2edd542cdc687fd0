package io.concordat.connector.salesforce.simulator.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what stands behind WHERE. AND and OR do not mix without brackets. */
final class ConditionParser {

    private static final Set<String> SIGNS = Set.of("=", "!=", "<>", "<", "<=", ">", ">=");

    private final TokenStream in;
    private final Supplier<Query> subquery;

    ConditionParser(TokenStream in, Supplier<Query> subquery) {
        this.in = in;
        this.subquery = subquery;
    }

    Condition read() {
        Condition first = term();
        List<Condition> parts = new ArrayList<>(List.of(first));
        if (in.peek().is("AND")) {
            while (in.accept("AND")) {
                parts.add(term());
            }
            return new Condition.And(parts);
        }
        if (in.peek().is("OR")) {
            while (in.accept("OR")) {
                parts.add(term());
            }
            return new Condition.Or(parts);
        }
        return first;
    }

    private Condition term() {
        if (in.accept("NOT")) {
            return new Condition.Not(term());
        }
        if (in.accept("(")) {
            Condition inner = read();
            in.expect(")");
            return inner;
        }
        return comparison(in.name());
    }

    private Condition comparison(String path) {
        if (in.accept("IN")) {
            return list(path, false);
        }
        if (in.accept("NOT")) {
            in.expect("IN");
            return list(path, true);
        }
        Token operator = in.take();
        boolean known = SIGNS.contains(operator.text()) || operator.is("LIKE");
        if (!known) {
            throw Literal.unexpected(operator);
        }
        String sign = operator.text().equals("<>") ? "!=" : operator.text().toUpperCase(Locale.ROOT);
        return new Condition.Compare(path, sign, Literal.of(in.take()));
    }

    private Condition list(String path, boolean negated) {
        in.expect("(");
        if (in.peek().is("SELECT")) {
            Query query = subquery.get();
            in.expect(")");
            return new Condition.InQuery(path, negated, query);
        }
        List<Literal> values = new ArrayList<>();
        do {
            values.add(Literal.of(in.take()));
        } while (in.accept(","));
        in.expect(")");
        return new Condition.In(path, negated, values);
    }
}
