package io.concordat.sync.jdbc;

import io.concordat.db.Dialect;
import io.concordat.sync.store.Grant;
import org.jdbi.v3.core.Handle;

/**
 * One transaction of a run.
 *
 * @param handle its handle
 * @param dialect what the database speaks
 * @param grant under which it commits
 */
record Scope(Handle handle, Dialect dialect, Grant grant) {}
