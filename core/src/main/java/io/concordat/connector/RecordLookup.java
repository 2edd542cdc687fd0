package io.concordat.connector;

import java.util.List;
import java.util.Set;

/** Fetches single records as they are now. */
public interface RecordLookup {

    /** How many records one question is about at most. */
    int MOST = 2_000;

    /**
     * The records with these ids, in any order. One that is gone comes as {@code DELETED} or not at all.
     *
     * @param ids at most {@link #MOST}
     */
    List<RemoteRecord> byId(String object, Set<String> ids, List<String> fields);

    /**
     * The records that hold one of these values in a field, in any order. The system may compare more loosely than the
     * hub does (ignore case, trim); the hub decides.
     *
     * @param values at most {@link #MOST}, none blank
     */
    List<RemoteRecord> byField(String object, String field, Set<String> values, List<String> fields);

    /** About how many calls {@link #byField} takes for so many values; one for each question unless told otherwise. */
    default long calls(long values) {
        return (values + MOST - 1) / MOST;
    }
}
