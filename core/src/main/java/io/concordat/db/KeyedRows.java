package io.concordat.db;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;

/**
 * A query for the rows that have one of a page of keys, said so that each database goes by its index however large the
 * table has grown since it last looked: H2 joins the array of keys; PostgreSQL, which may turn a join around, compares
 * with the array.
 *
 * @param select the select list
 * @param from the table and its alias
 * @param key the column that has one of the keys
 * @param rest further conditions, and what comes after them
 */
public record KeyedRows(String select, String from, String key, String rest) {

    /** The query with its keys, one of {@link SqlArrays}; the parameters of the rest are still to be bound. */
    public Query in(Handle handle, Argument keys) {
        String sql = switch (Dialect.of(handle)) {
            case H2 ->
                "SELECT " + select + " FROM unnest(:keys) k(key_value) JOIN " + from + " ON " + key
                        + " = k.key_value WHERE " + rest;
            case POSTGRESQL -> "SELECT " + select + " FROM " + from + " WHERE " + key + " = ANY(:keys) AND " + rest;
        };
        return handle.createQuery(sql).bind("keys", keys);
    }
}
