package io.concordat.connector;

import java.util.List;
import java.util.Set;

/** Fetches single records as they are now. */
public interface RecordLookup {

    /**
     * The records with these ids, in any order. One that is gone comes as {@code DELETED} or not at all.
     *
     * @param ids at most 2,000
     */
    List<RemoteRecord> byId(String object, Set<String> ids, List<String> fields);

    /**
     * The records that hold one of these values in a field, in any order. The system may compare more loosely than the
     * hub does (ignore case, trim); the hub decides.
     *
     * @param values at most 2,000, none blank
     */
    List<RemoteRecord> byField(String object, String field, Set<String> values, List<String> fields);
}
