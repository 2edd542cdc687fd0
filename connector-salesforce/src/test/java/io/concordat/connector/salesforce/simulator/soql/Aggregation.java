package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers over groups of rows. */
final class Aggregation {

    private final Query query;
    private final Scope scope;

    private Aggregation(Query query, Scope scope) {
        this.query = query;
        this.scope = scope;
    }

    static Result of(Query query, Scope scope, List<Row> rows, Projection projection) {
        List<Map<String, Object>> lines = new Aggregation(query, scope).lines(rows);
        return new Result(lines.size(), List.of(), projection, lines);
    }

    private List<Map<String, Object>> lines(List<Row> rows) {
        List<FieldPath> paths = query.groupBy().stream().map(scope::path).toList();
        Map<List<Object>, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            List<Object> key = paths.stream()
                    .map(path -> Comparison.key(path.field(), path.of(row, scope.org())))
                    .toList();
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        }
        if (paths.isEmpty()) {
            groups.putIfAbsent(List.of(), List.of());
        }
        return groups.values().stream().map(this::line).toList();
    }

    private Map<String, Object> line(List<Row> group) {
        Map<String, Object> line = new LinkedHashMap<>();
        int unnamed = 0;
        for (Selection selection : query.select()) {
            if (selection instanceof Selection.Path path) {
                FieldPath bound = grouped(path);
                line.put(
                        path.alias().isEmpty() ? bound.field().name() : path.alias(),
                        bound.of(group.get(0), scope.org()));
            } else if (selection instanceof Selection.Aggregate aggregate) {
                String name = aggregate.alias().isEmpty() ? "expr" + unnamed++ : aggregate.alias();
                line.put(name, value(aggregate, group));
            }
        }
        return line;
    }

    private FieldPath grouped(Selection.Path path) {
        if (query.groupBy().stream().noneMatch(path.path()::equalsIgnoreCase)) {
            throw ApiError.malformedQuery("Field must be grouped or aggregated: " + path.path());
        }
        return scope.path(path.path());
    }

    private Object value(Selection.Aggregate aggregate, List<Row> group) {
        FieldPath path = scope.path(aggregate.path());
        List<Object> values = group.stream()
                .map(row -> path.of(row, scope.org()))
                .filter(value -> !Blank.is(value))
                .toList();
        Comparator<Object> order = Comparison.order(path.field(), false, false);
        return switch (aggregate.function()) {
            case "COUNT" -> BigDecimal.valueOf(values.size());
            case "COUNT_DISTINCT" ->
                BigDecimal.valueOf(values.stream()
                        .map(value -> Comparison.key(path.field(), value))
                        .distinct()
                        .count());
            case "MIN" -> values.stream().min(order).orElse(Blank.BLANK);
            case "MAX" -> values.stream().max(order).orElse(Blank.BLANK);
            case "SUM" -> values.isEmpty() ? Blank.BLANK : sum(values);
            default ->
                values.isEmpty()
                        ? Blank.BLANK
                        : sum(values).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
        };
    }

    private static BigDecimal sum(List<Object> values) {
        return values.stream().map(BigDecimal.class::cast).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
