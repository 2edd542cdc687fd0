package io.concordat.hub;

import io.concordat.HubException.Problem;
import java.util.List;
import java.util.Map;

/**
 * One record as the file has it.
 *
 * @param number the line on which it starts, from 1
 * @param cells by column name; identities as {@code identities.<namespace>}
 * @param problems what kept it from being read, if anything
 */
record ImportLine(long number, Map<String, String> cells, List<Problem> problems) {

    /** Longest cell, in UTF-16 units. */
    static final int LONGEST_CELL = 128 * 1024;

    static ImportLine broken(long number, String field, String message) {
        return new ImportLine(number, Map.of(), List.of(new Problem(field, message)));
    }

    /** Values are personal data. */
    @Override
    public String toString() {
        return "line " + number;
    }
}
