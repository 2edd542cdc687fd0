package io.concordat.run;

import io.concordat.canonical.HubObject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One line of the journal: what one run decided about one record on one side, and what became of it.
 *
 * @param id sorts by the order of decision
 * @param runId the run that decided it
 * @param side where it is made
 * @param action what it does
 * @param hubObject the hub's side of the binding
 * @param remoteObject the other side of the binding
 * @param hubId the hub record; empty for a hub record that is still to be created
 * @param remoteId the remote record; empty for one that is still to be created
 * @param fields the fields that change, by hub attribute name, in the order of the mapping; a LINK may change some too
 * @param base for LINK and UNLINK: the agreed values of the pair (after a LINK with its fields, before an UNLINK);
 *     otherwise empty
 * @param evidence for LINK: which level matched and on what; otherwise ""
 * @param expected the states of both records on which it was decided
 * @param state how far it has come
 * @param token the name of the operation that was sent; "" before it is sent
 * @param error why it was not made
 */
public record Change(
        UUID id,
        UUID runId,
        Side side,
        Action action,
        HubObject hubObject,
        String remoteObject,
        Optional<UUID> hubId,
        Optional<String> remoteId,
        Map<String, FieldChange> fields,
        Map<String, String> base,
        String evidence,
        Expected expected,
        ChangeState state,
        String token,
        Optional<ChangeError> error) {

    /**
     * What both records looked like when the change was decided.
     *
     * @param hubVersion the hub record's version; 0 if there was none
     * @param remoteRevision the remote record's revision; "" if there was none
     * @param remoteHash the hash of the remote record's mapped values once everything planned for it is applied; "" if
     *     not known
     * @param fingerprint of both records as they will be if this change is refused and all others of the record are
     *     made; a refused change is not tried again while it is the same. "" on the hub's side, which refuses nothing
     */
    public record Expected(long hubVersion, String remoteRevision, String remoteHash, String fingerprint) {

        /** Nothing is expected. */
        public static final Expected NOTHING = new Expected(0, "", "", "");
    }

    /** The same change, refused. */
    public Change rejected(ChangeError reason) {
        return in(ChangeState.REJECTED, Optional.of(reason));
    }

    /** The same change, left out on purpose. */
    public Change skipped(ChangeError reason) {
        return in(ChangeState.SKIPPED, Optional.of(reason));
    }

    /** The same change in another state. */
    public Change in(ChangeState next, Optional<ChangeError> reason) {
        return with(hubId, remoteId, base, evidence, next, token, reason);
    }

    /** The same change on its way to the remote system. */
    public Change sent(String operation) {
        return with(hubId, remoteId, base, evidence, ChangeState.SENT, operation, Optional.empty());
    }

    /** The same change with another word on why it is made. */
    public Change withEvidence(String why) {
        return with(hubId, remoteId, base, why, state, token, error);
    }

    /** The same change of another hub record. */
    public Change forHub(UUID hub) {
        return with(Optional.of(hub), remoteId, base, evidence, state, token, error);
    }

    /** The same change, with the remote record it turned out to be about. */
    public Change about(String remote) {
        return with(hubId, Optional.of(remote), base, evidence, state, token, error);
    }

    /** The same change of a pair that agrees on other values. */
    public Change agreedOn(Map<String, String> values) {
        return with(hubId, remoteId, values, evidence, state, token, error);
    }

    private Change with(
            Optional<UUID> hub,
            Optional<String> remote,
            Map<String, String> agreed,
            String why,
            ChangeState next,
            String operation,
            Optional<ChangeError> reason) {
        return new Change(
                id,
                runId,
                side,
                action,
                hubObject,
                remoteObject,
                hub,
                remote,
                fields,
                agreed,
                why,
                expected,
                next,
                operation,
                reason);
    }

    /** The names of all fields that these changes are about. */
    public static Set<String> fieldsOf(Collection<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.fields().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** Names ids and fields, no values. */
    @Override
    public String toString() {
        return side + " " + action + " " + hubObject + " "
                + hubId.map(UUID::toString).orElse("-") + " " + remoteId.orElse("-") + " " + fields.keySet() + " "
                + state;
    }
}
