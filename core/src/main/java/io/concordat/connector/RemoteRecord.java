package io.concordat.connector;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One record as the remote system shows it.
 *
 * @param id its id there, in one form only: equal ids are one record
 * @param state whether it is there, deleted, merged or converted
 * @param revision changes whenever the record changes, as well as the system can tell; compared for equality only. It
 *     is what {@link RemoteWrite.Update#expectedRevision()} is checked against
 * @param modifiedAt when it was last changed by the system's clock; empty if the system does not say
 * @param token the token of the last write of the hub, if the system keeps it ({@link Capability#OPERATION_TOKEN})
 * @param values by field name, in the plain form of each type; blank is "", a field not shown is absent
 * @param successor the record that has taken this one's place, if it was merged into another or converted; such a
 *     record is {@code DELETED}, and its pair moves to the successor
 */
public record RemoteRecord(
        String id,
        State state,
        String revision,
        Optional<Instant> modifiedAt,
        Optional<String> token,
        Map<String, String> values,
        Optional<Successor> successor) {

    /** A record without a successor. */
    public RemoteRecord(
            String id,
            State state,
            String revision,
            Optional<Instant> modifiedAt,
            Optional<String> token,
            Map<String, String> values) {
        this(id, state, revision, modifiedAt, token, values, Optional.empty());
    }

    /**
     * The record in which another one lives on.
     *
     * @param object of which object it is: the same one after a merge, another one after a conversion
     * @param id its id
     */
    public record Successor(String object, String id) {}

    /** What has become of a record. */
    public enum State {
        LIVE,
        DELETED
    }

    /** A record that is there, from a system that says no more of it. */
    public static RemoteRecord live(String id, String revision, Map<String, String> values) {
        return new RemoteRecord(id, State.LIVE, revision, Optional.empty(), Optional.empty(), values);
    }

    /** A record that is gone. */
    public static RemoteRecord deleted(String id) {
        return new RemoteRecord(id, State.DELETED, "", Optional.empty(), Optional.empty(), Map.of());
    }

    /** A record that was merged into another one, or converted. */
    public static RemoteRecord moved(String id, String object, String successorId) {
        return new RemoteRecord(
                id,
                State.DELETED,
                "",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(new Successor(object, successorId)));
    }

    /** Ids and revision only: values are personal data. */
    @Override
    public String toString() {
        return "RemoteRecord[" + id + " " + state + " " + revision + "]";
    }
}
