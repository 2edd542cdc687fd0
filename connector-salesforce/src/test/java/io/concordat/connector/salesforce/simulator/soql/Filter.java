package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.FieldType;
import io.concordat.connector.salesforce.simulator.schema.Trait;
import io.concordat.connector.salesforce.simulator.soql.Literal.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Turns conditions into tests of rows. */
final class Filter {

    private final Scope scope;
    private final BiFunction<Query, Scope, Set<Object>> subquery;

    /** @param subquery the keys of the values that a query inside brackets finds */
    Filter(Scope scope, BiFunction<Query, Scope, Set<Object>> subquery) {
        this.scope = scope;
        this.subquery = subquery;
    }

    Predicate<Row> of(Condition condition) {
        if (condition instanceof Condition.And and) {
            return all(and.parts());
        }
        if (condition instanceof Condition.Or or) {
            return any(or.parts());
        }
        if (condition instanceof Condition.Not not) {
            return of(not.part()).negate();
        }
        if (condition instanceof Condition.Compare compare) {
            return compare(compare);
        }
        return condition instanceof Condition.In in ? in(in) : inQuery((Condition.InQuery) condition);
    }

    private Predicate<Row> all(List<Condition> parts) {
        return parts.stream().map(this::of).reduce(Predicate::and).orElseThrow();
    }

    private Predicate<Row> any(List<Condition> parts) {
        return parts.stream().map(this::of).reduce(Predicate::or).orElseThrow();
    }

    private Predicate<Row> compare(Condition.Compare compare) {
        FieldPath path = filterable(compare.path());
        FieldSchema field = path.field();
        if (compare.operator().equals("LIKE")) {
            return like(path, compare.value());
        }
        if (compare.value().type() == Form.DAYS) {
            return days(path, compare);
        }
        Object operand = unescaped(Operand.of(field, compare.value()));
        return switch (compare.operator()) {
            case "=" -> test(path, value -> same(field, value, operand));
            case "!=" -> test(path, value -> !same(field, value, operand));
            default -> ordered(path, compare.operator(), operand);
        };
    }

    private Predicate<Row> ordered(FieldPath path, String operator, Object operand) {
        FieldSchema field = path.field();
        if (field.type() == FieldType.BOOLEAN) {
            throw new ApiError(400, "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on boolean field");
        }
        if (Blank.is(operand)) {
            return row -> false;
        }
        return test(path, value -> !Blank.is(value) && holds(operator, Comparison.compare(field, value, operand)));
    }

    private static boolean holds(String operator, int comparison) {
        return switch (operator) {
            case "<" -> comparison < 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            default -> comparison >= 0;
        };
    }

    private Predicate<Row> days(FieldPath path, Condition.Compare compare) {
        Period period = Period.of(compare.value().text(), scope.org().clock());
        return test(path, value -> !Blank.is(value) && period.holds(compare.operator(), value));
    }

    private Predicate<Row> like(FieldPath path, Literal literal) {
        if (literal.type() != Form.STRING || !path.field().type().isText()) {
            throw new ApiError(
                    400,
                    "INVALID_QUERY_FILTER_OPERATOR",
                    "invalid operator on " + path.field().type().wireName() + " field");
        }
        int flags = path.field().isCaseSensitive()
                ? Pattern.DOTALL
                : Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        Pattern pattern = Pattern.compile(wildcards(literal.text()), flags);
        return test(
                path,
                value ->
                        pattern.matcher(Blank.is(value) ? "" : value.toString()).matches());
    }

    private static String wildcards(String text) {
        StringBuilder pattern = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            boolean escaped = next == '\\' && at + 1 < text.length() && "_%".indexOf(text.charAt(at + 1)) >= 0;
            if (escaped) {
                at++;
                pattern.append(text.charAt(at));
            } else {
                pattern.append(next == '%' ? ".*" : next == '_' ? "." : Pattern.quote(String.valueOf(next)));
            }
        }
        return pattern.toString();
    }

    private Predicate<Row> in(Condition.In in) {
        FieldPath path = filterable(in.path());
        Set<Object> keys = new HashSet<>();
        for (Literal literal : in.values()) {
            keys.add(Comparison.key(path.field(), unescaped(Operand.of(path.field(), literal))));
        }
        return member(path, keys, in.negated());
    }

    private Predicate<Row> inQuery(Condition.InQuery in) {
        return member(filterable(in.path()), subquery.apply(in.query(), scope), in.negated());
    }

    private Predicate<Row> member(FieldPath path, Set<Object> keys, boolean negated) {
        return test(path, value -> keys.contains(Comparison.key(path.field(), value)) != negated);
    }

    private FieldPath filterable(String name) {
        FieldPath path = scope.path(name);
        if (!path.field().is(Trait.FILTERABLE) || path.field().isLongText()) {
            throw Operand.notFilterable(path.field());
        }
        return path;
    }

    private Predicate<Row> test(FieldPath path, Predicate<Object> test) {
        Org org = scope.org();
        return row -> test.test(path.of(row, org));
    }

    private static boolean same(FieldSchema field, Object value, Object operand) {
        if (Blank.is(value) || Blank.is(operand)) {
            return Blank.is(value) && isBlank(operand);
        }
        return Comparison.compare(field, value, operand) == 0;
    }

    /** An empty text in a query asks for blanks. */
    private static boolean isBlank(Object operand) {
        return Blank.is(operand) || operand.equals("");
    }

    private static Object unescaped(Object operand) {
        return operand instanceof String text ? text.replace("\\_", "_").replace("\\%", "%") : operand;
    }
}
