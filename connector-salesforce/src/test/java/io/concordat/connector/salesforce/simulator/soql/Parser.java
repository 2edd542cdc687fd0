package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.soql.Query.Order;
import io.concordat.connector.salesforce.simulator.soql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a query. What it does not understand is refused, as the real one does with what is wrong. */
final class Parser {

    private static final int LONGEST = 100_000;

    private static final Set<String> AGGREGATES = Set.of("COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX");
    private static final Set<String> RESERVED =
            Set.of("WHERE", "GROUP", "ORDER", "LIMIT", "OFFSET", "FROM", "ALL", "FOR", "WITH", "USING", "HAVING");

    private final TokenStream in;

    private Parser(TokenStream in) {
        this.in = in;
    }

    static Query parse(String text) {
        if (text.length() > LONGEST) {
            throw ApiError.malformedQuery("SOQL statement is too long: the maximum is " + LONGEST + " characters");
        }
        Parser parser = new Parser(new TokenStream(new Lexer(text).tokens()));
        Query query = parser.query();
        parser.in.expectEnd();
        return query;
    }

    private Query query() {
        in.expect("SELECT");
        List<Selection> select = selections();
        in.expect("FROM");
        String object = in.name();
        in.accept("AS");
        boolean aliased = in.peek().kind() == Kind.WORD
                && !RESERVED.contains(in.peek().text().toUpperCase(Locale.ROOT));
        String alias = aliased ? in.name() : "";
        if (in.accept("USING")) {
            in.expect("SCOPE");
            in.name();
        }
        Optional<Condition> where =
                in.accept("WHERE") ? Optional.of(new ConditionParser(in, this::query).read()) : Optional.empty();
        List<String> groups = groups();
        List<Order> orders = orders();
        OptionalInt limit = in.accept("LIMIT") ? OptionalInt.of(in.integer()) : OptionalInt.empty();
        OptionalInt offset = in.accept("OFFSET") ? OptionalInt.of(in.integer()) : OptionalInt.empty();
        boolean all = in.accept("ALL");
        if (all) {
            in.expect("ROWS");
        }
        return new Query(select, object, alias, where, groups, orders, limit, offset, all);
    }

    private List<Selection> selections() {
        List<Selection> selections = new ArrayList<>();
        do {
            selections.add(selection());
        } while (in.accept(","));
        return selections;
    }

    private Selection selection() {
        if (in.accept("(")) {
            Query children = query();
            in.expect(")");
            return new Selection.Children(children);
        }
        String name = in.name();
        if (!in.accept("(")) {
            return new Selection.Path(name, alias());
        }
        String function = name.toUpperCase(Locale.ROOT);
        String argument = in.peek().is(")") ? "" : in.name();
        in.expect(")");
        if (function.equals("FIELDS")) {
            return new Selection.Fields(argument.toUpperCase(Locale.ROOT));
        }
        if (!AGGREGATES.contains(function)) {
            throw ApiError.malformedQuery("unexpected token: '('");
        }
        return new Selection.Aggregate(function, argument, alias());
    }

    private String alias() {
        boolean named = in.peek().kind() == Kind.WORD
                && !RESERVED.contains(in.peek().text().toUpperCase(Locale.ROOT));
        return named ? in.name() : "";
    }

    private List<String> groups() {
        List<String> groups = new ArrayList<>();
        if (in.accept("GROUP")) {
            in.expect("BY");
            do {
                groups.add(in.name());
            } while (in.accept(","));
        }
        return groups;
    }

    private List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        if (in.accept("ORDER")) {
            in.expect("BY");
            do {
                orders.add(order());
            } while (in.accept(","));
        }
        return orders;
    }

    private Order order() {
        String path = in.name();
        boolean descending = in.accept("DESC");
        if (!descending) {
            in.accept("ASC");
        }
        boolean last = false;
        if (in.accept("NULLS")) {
            last = in.accept("LAST");
            if (!last) {
                in.expect("FIRST");
            }
        }
        return new Order(path, descending, last);
    }
}
