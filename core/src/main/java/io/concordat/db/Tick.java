package io.concordat.db;

import java.time.Instant;

/**
 * The server's clock has moved on. Fired on every node every few seconds, never twice at a time; features that do
 * something by the clock observe it and ask their own tables whether anything is due.
 *
 * @param at when
 */
public record Tick(Instant at) {}
