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

    /**
     * In words, for the audit log.
     *
     * @param more whether lines may follow
     */
    public String described(boolean more) {
        String counted = created + " created, " + updated + " updated, " + rejectedLines + " rejected";
        return more ? "first lines: " + counted : counted;
    }
}
