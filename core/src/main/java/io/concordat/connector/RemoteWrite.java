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
     * @param parent the id of the record that it belongs to, such as a contact's account; "" for none
     */
    record Create(String token, String key, Map<String, String> values, String parent) implements RemoteWrite {

        /** A record that belongs to no other. */
        public Create(String token, String key, Map<String, String> values) {
            this(token, key, values, "");
        }

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
     *     record with another revision is left alone and answered {@link WriteOutcome.Changed}; "" if the change holds
     *     whatever has become of the record since
     * @param values by field name; "" clears the field
     * @param parent the id of the record that it belongs to, if the hub knows; "" otherwise. Records of one parent are
     *     best written together
     */
    record Update(String token, String id, String expectedRevision, Map<String, String> values, String parent)
            implements RemoteWrite {

        /** A change of a record of which no parent is known. */
        public Update(String token, String id, String expectedRevision, Map<String, String> values) {
            this(token, id, expectedRevision, values, "");
        }

        /** Names no values. */
        @Override
        public String toString() {
            return "Update[" + token + " " + id + " " + values.keySet() + "]";
        }
    }

    /** Deletes a record if it still has the expected revision. */
    record Delete(String token, String id, String expectedRevision) implements RemoteWrite {}
}
