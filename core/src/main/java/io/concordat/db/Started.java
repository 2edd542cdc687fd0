package io.concordat.db;

/** The server has started and the database is ready. Fired once on every node, outside any transaction. */
public record Started() {}
