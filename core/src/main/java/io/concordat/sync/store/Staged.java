package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import java.util.Optional;
import java.util.UUID;

/**
 * A remote record that has no pair yet, and what matching found.
 *
 * @param runId the run that read it
 * @param object the hub's side of the binding
 * @param remoteObject the other side
 * @param remote the record, in the hub's words
 * @param verdict what matching decided so far
 * @param hubId the hub record it claims; empty unless it claims one
 * @param level the number of the level that decided, 1 is highest; 0 for none
 * @param levelName its name, "" for none
 * @param evidence what was compared, packed
 */
public record Staged(
        UUID runId,
        HubObject object,
        String remoteObject,
        RemoteView remote,
        Verdict verdict,
        Optional<UUID> hubId,
        int level,
        String levelName,
        String evidence) {

    /** What matching decided. */
    public enum Verdict {
        CLAIMS,
        /** More than one answer; a person decides. */
        AMBIGUOUS,
        UNMATCHED
    }

    /** The same record with another verdict. */
    public Staged with(Verdict next, String why) {
        return new Staged(runId, object, remoteObject, remote, next, hubId, level, levelName, why);
    }
}
