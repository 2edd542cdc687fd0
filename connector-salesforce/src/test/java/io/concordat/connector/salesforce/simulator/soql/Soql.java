package io.concordat.connector.salesforce.simulator.soql;

import io.concordat.connector.salesforce.simulator.access.Access;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import io.concordat.connector.salesforce.simulator.schema.Trait;
import io.concordat.connector.salesforce.simulator.soql.Query.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Runs queries. The caller holds the lock of the org. */
public final class Soql {

    private static final int FURTHEST_OFFSET = 2_000;
    private static final int MOST_OF_ALL_FIELDS = 200;

    private final Org org;

    public Soql(Org org) {
        this.org = org;
    }

    /**
     * Runs a query.
     *
     * @param deleted whether rows in the recycle bin count too
     */
    public Result run(String text, Access access, boolean deleted) {
        Query query = Parser.parse(text);
        Scope scope = Scope.of(org, access, query.object(), query.alias());
        return run(query, scope, deleted || query.allRows(), row -> true);
    }

    /**
     * Refuses what a bulk query does not do: aggregates, children, OFFSET and compound fields. Gives the object that is
     * asked for.
     */
    public String checkBulk(String text, Access access) {
        Query query = Parser.parse(text);
        Scope scope = Scope.of(org, access, query.object(), query.alias());
        boolean children = query.select().stream().anyMatch(Selection.Children.class::isInstance);
        if (query.isAggregate() || children || query.offset().isPresent()) {
            throw new ApiError(400, "API_ERROR", "Bulk API does not support aggregates, OFFSET or nested queries");
        }
        for (Selection selection : query.select()) {
            if (selection instanceof Selection.Path path
                    && scope.path(path.path()).field().type().wireName().equals("address")) {
                throw new ApiError(400, "FeatureNotEnabled", "Selecting compound data not supported in Bulk Query");
            }
        }
        run(query, scope, false, row -> false);
        return scope.object().name();
    }

    private Result run(Query query, Scope scope, boolean deleted, Predicate<Row> parent) {
        check(query);
        Filter filter = new Filter(scope, this::keys);
        Predicate<Row> where = query.where().map(filter::of).orElse(row -> true);
        Projection projection =
                query.isAggregate() ? new Projection(scope.object()) : projection(query, scope, deleted);
        Comparator<Row> order = order(query, scope);
        List<Row> rows = new ArrayList<>();
        for (Row row : org.rows(scope.object())) {
            if ((deleted || !row.isDeleted()) && isVisible(row, scope) && parent.test(row) && where.test(row)) {
                rows.add(row);
            }
        }
        if (query.isCount()) {
            return new Result(rows.size(), List.of(), projection, List.of());
        }
        if (query.isAggregate()) {
            return Aggregation.of(query, scope, rows, projection);
        }
        rows.sort(order);
        List<Row> page = cut(query, rows);
        return new Result(page.size(), page, projection, List.of());
    }

    private static void check(Query query) {
        if (query.offset().orElse(0) > FURTHEST_OFFSET) {
            throw new ApiError(400, "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is " + FURTHEST_OFFSET);
        }
        boolean all = query.select().stream()
                .anyMatch(part -> part instanceof Selection.Fields fields
                        && !fields.which().equals("STANDARD"));
        if (all && query.limit().orElse(Integer.MAX_VALUE) > MOST_OF_ALL_FIELDS) {
            throw ApiError.malformedQuery(
                    "The SOQL FIELDS function must have a LIMIT of at most " + MOST_OF_ALL_FIELDS);
        }
    }

    private static List<Row> cut(Query query, List<Row> rows) {
        int from = Math.min(query.offset().orElse(0), rows.size());
        long to = Math.min((long) from + query.limit().orElse(Integer.MAX_VALUE), rows.size());
        return new ArrayList<>(rows.subList(from, (int) to));
    }

    private boolean isVisible(Row row, Scope scope) {
        ObjectSchema object = scope.object();
        return !org.settings().privateObjects().contains(object.name())
                || scope.access().may(ObjectRight.VIEW_ALL, object)
                || row.text("OwnerId").equals(scope.access().userId());
    }

    private Projection projection(Query query, Scope scope, boolean deleted) {
        Projection projection = new Projection(scope.object());
        for (Selection selection : query.select()) {
            if (selection instanceof Selection.Path path) {
                projection.add(scope.path(path.path()));
            } else if (selection instanceof Selection.Fields fields) {
                all(fields.which(), scope).forEach(projection::add);
            } else if (selection instanceof Selection.Children children) {
                projection.add(children(children.query(), scope, deleted));
            }
        }
        return projection;
    }

    private static List<FieldPath> all(String which, Scope scope) {
        return scope.object().fields().stream()
                .filter(field -> which.equals("ALL") || which.equals("CUSTOM") == field.is(Trait.CUSTOM))
                .filter(field -> scope.access().reads(scope.object(), field))
                .map(field -> new FieldPath(List.of(), scope.object(), field))
                .toList();
    }

    private Projection.Children children(Query query, Scope scope, boolean deleted) {
        for (ObjectSchema candidate : org.schema().objects()) {
            for (FieldSchema reference : candidate.fields()) {
                boolean points = reference.referenceTo().contains(scope.object().name());
                if (points && reference.children().equalsIgnoreCase(query.object())) {
                    Scope inner = Scope.of(org, scope.access(), candidate.name(), query.alias());
                    run(query, inner, deleted, row -> false);
                    return new Projection.Children(
                            reference.children(),
                            parent -> run(
                                    query,
                                    inner,
                                    deleted,
                                    row -> row.get(reference).equals(parent.id())));
                }
            }
        }
        throw new ApiError(
                400,
                "INVALID_TYPE",
                "Didn't understand relationship '" + query.object() + "' in FROM part of query call.");
    }

    private Set<Object> keys(Query query, Scope outer) {
        Scope scope = Scope.of(org, outer.access(), query.object(), query.alias());
        Result result = run(query, scope, false, row -> true);
        if (!(query.select().get(0) instanceof Selection.Path path)
                || query.select().size() != 1) {
            throw ApiError.malformedQuery("a semi-join must select one field");
        }
        FieldPath field = scope.path(path.path());
        Set<Object> keys = new HashSet<>();
        for (Row row : result.rows()) {
            keys.add(Comparison.key(field.field(), field.of(row, org)));
        }
        return keys;
    }

    private Comparator<Row> order(Query query, Scope scope) {
        Comparator<Row> all = Comparator.comparing(row -> 0);
        if (query.isAggregate()) {
            return all;
        }
        for (Order order : query.orderBy()) {
            FieldPath path = scope.path(order.path());
            if (path.field().isLongText() || !path.field().is(Trait.FILTERABLE)) {
                throw ApiError.invalidField(String.format(
                        Locale.ROOT,
                        "field '%s' can not be sorted in a query call",
                        path.field().name()));
            }
            Comparator<Object> values = Comparison.order(path.field(), order.descending(), order.blanksLast());
            all = all.thenComparing(row -> path.of(row, org), values);
        }
        return all;
    }
}
