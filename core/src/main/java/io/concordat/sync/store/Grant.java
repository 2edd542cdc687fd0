package io.concordat.sync.store;

import java.util.UUID;

/**
 * The right to run one connection.
 *
 * @param connectionId the connection
 * @param holder the node and process that holds it
 * @param fence grows with every grant and never goes back; a commit under an older fence is refused
 */
public record Grant(UUID connectionId, String holder, long fence) {}
