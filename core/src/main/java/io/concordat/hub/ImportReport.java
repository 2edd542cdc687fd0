package io.concordat.hub;

import java.util.List;

/**
 * What became of an import.
 *
 * @param created records that were not there
 * @param updated records that were changed
 * @param unchanged records that were like the line already
 * @param rejectedLines lines that were not imported
 * @param rejected why, the first ones
 */
public record ImportReport(long created, long updated, long unchanged, long rejectedLines, List<Rejection> rejected) {

    public ImportReport {
        rejected = List.copyOf(rejected);
    }
}
