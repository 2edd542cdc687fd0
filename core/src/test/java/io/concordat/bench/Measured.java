package io.concordat.bench;

import java.util.List;

/**
 * All that was measured with one number of records on one database.
 *
 * @param kind the database
 * @param size how many people are on each side
 * @param imported the import of the profiles
 * @param floor the least that plain SQL needs
 * @param first the first run of a connection with a change feed
 * @param unchangedFeed runs that find nothing, with a change feed
 * @param unchangedSnapshot runs that find nothing, with a snapshot
 * @param deltaFeed runs after one record in a hundred changed on each side, with a change feed
 * @param deltaSnapshot the same with a snapshot
 */
record Measured(
        BenchDatabase.Kind kind,
        int size,
        Cost imported,
        Cost floor,
        Cost first,
        List<Cost> unchangedFeed,
        List<Cost> unchangedSnapshot,
        List<Cost> deltaFeed,
        List<Cost> deltaSnapshot) {

    /** The run in the middle by CPU time. */
    static Cost median(List<Cost> costs) {
        return costs.stream()
                .sorted((one, other) -> Double.compare(one.cpu(), other.cpu()))
                .skip(costs.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
