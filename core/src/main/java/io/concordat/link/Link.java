package io.concordat.link;

import io.concordat.canonical.HubObject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A pair: one hub record and one remote record of one connection. A connection has at most one for each record on
 * either side.
 *
 * @param id its id
 * @param connectionId the connection
 * @param hubObject the hub's side
 * @param hubId the hub record
 * @param remoteObject the other side
 * @param remoteId the remote record
 * @param base the last values both sides are known to have held, by hub attribute; a field that is not there is unknown
 * @param remoteHash the hash of the remote record's mapped values when it was last settled; "" if never. A record that
 *     is read with this hash and not marked dirty has nothing new
 * @param state whether the remote record is there
 * @param matchedBy the level that found it, such as {@code EMAIL}, or {@code HAND}, {@code CREATED}
 * @param evidence what was compared, packed; shown to the admin
 */
public record Link(
        UUID id,
        UUID connectionId,
        HubObject hubObject,
        UUID hubId,
        String remoteObject,
        String remoteId,
        Map<String, String> base,
        String remoteHash,
        State state,
        String matchedBy,
        String evidence) {

    /** Whether the remote record is there. */
    public enum State {
        ACTIVE,
        /** The remote record is gone; the pair comes back to life with it. */
        REMOTE_DELETED
    }

    /** The same pair, with values agreed on and the hash that goes with them. */
    public Link settled(Map<String, String> agreed, String hash) {
        return new Link(
                id, connectionId, hubObject, hubId, remoteObject, remoteId, agreed, hash, state, matchedBy, evidence);
    }

    /** The same pair in another state. */
    public Link in(State next) {
        return new Link(
                id,
                connectionId,
                hubObject,
                hubId,
                remoteObject,
                remoteId,
                base,
                remoteHash,
                next,
                matchedBy,
                evidence);
    }

    /** A copy of the base to work on. */
    public Map<String, String> baseCopy() {
        return new HashMap<>(base);
    }

    /** Ids only. */
    @Override
    public String toString() {
        return hubObject + " " + hubId + " <-> " + remoteObject + " " + remoteId + " " + state;
    }
}
