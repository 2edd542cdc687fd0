package io.concordat.connector;

import java.util.Map;

/** One record to write. Every write carries a token, unique for ever, that names the operation. */
public sealed interface RemoteWrite {

    /** The name of the operation; 26 characters. Kept on the record where the system can. */
    String token();

    /**
     * Creates a record, once.
     *
     * @param key the hub's own key of the record; a system that already has a record for this key answers
     *     {@link WriteOutcome.Exists} and changes nothing
     * @param values by field name; blank ones are left out
     */
    record Create(String token, String key, Map<String, String> values) implements RemoteWrite {

        /** Names no values. */
        @Override
        public String toString() {
            return "Create[" + token + " " + key + "]";
        }
    }

    /**
     * Changes the given fields of a record and no others.
     *
     * @param expectedRevision the revision on which the change was decided; with {@link Capability#COMPARE_AND_SET} a
     *     record with another revision is left alone and answered {@link WriteOutcome.Changed}
     * @param values by field name; "" clears the field
     */
    record Update(String token, String id, String expectedRevision, Map<String, String> values) implements RemoteWrite {

        /** Names no values. */
        @Override
        public String toString() {
            return "Update[" + token + " " + id + " " + values.keySet() + "]";
        }
    }

    /** Deletes a record if it still has the expected revision. */
    record Delete(String token, String id, String expectedRevision) implements RemoteWrite {}
}
