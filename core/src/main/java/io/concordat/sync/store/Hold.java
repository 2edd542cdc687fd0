package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.run.ChangeError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A record that waits for something: it is looked at again by the next run though nothing changed, or left alone until
 * something does.
 *
 * @param connectionId the connection
 * @param hubObject the hub's side of the binding
 * @param remoteObject the other side
 * @param hubId the hub record, if there is one
 * @param remoteId the remote record, if there is one
 * @param reason what it waits for
 * @param fingerprint of everything the decision depended on; while it is the same, nothing is decided anew. "" to be
 *     decided anew by every run
 * @param error what to show
 * @param resolution how fields are to be decided, by field: {@code HUB} or {@code REMOTE} if a person decided,
 *     {@code ASK} if a person has to because a write may or may not have arrived; empty to decide by the rules
 * @param runId the run that held it
 */
public record Hold(
        UUID connectionId,
        HubObject hubObject,
        String remoteObject,
        Optional<UUID> hubId,
        Optional<String> remoteId,
        Reason reason,
        String fingerprint,
        ChangeError error,
        Map<String, String> resolution,
        UUID runId) {

    /** In {@link #resolution()}: a person has to decide. */
    public static final String ASK = "ASK";

    private static final ChangeError NOT_DONE = new ChangeError(
            "NOT_DONE", "what was decided about the record is not done yet", "apply the plan, or run again");

    /** What a record waits for. */
    public enum Reason {
        /** A value was refused; somebody has to change it, or the mapping. */
        REJECTED,
        /** Both sides differ and the policy is REVIEW. */
        CONFLICT,
        /** More than one match. */
        AMBIGUOUS,
        /** Writing to the remote system is switched off. */
        WRITING_OFF,
        /** The record changed while it was decided, or is too fresh to be written safely. */
        STALE,
        /** Nobody knows whether a write arrived. */
        UNKNOWN,
        /** For nothing, really: it would match but for case or blanks, and that was said already. */
        NEAR_MISS,
        /** For nothing, really: it would match, but a person took the two apart, and that was said already. */
        KEPT_APART;

        /** Whether somebody or something could still end the wait. */
        public boolean isWait() {
            return this != NEAR_MISS && this != KEPT_APART;
        }
    }

    /**
     * The same hold while the changes that will end it are on their way: decided anew by every run until they are made.
     * What a person decided is bound to the values that they saw, and stays so; why it waited before is over.
     */
    public Hold untilDone() {
        String still = isDecided() ? fingerprint : "";
        return new Hold(
                connectionId,
                hubObject,
                remoteObject,
                hubId,
                remoteId,
                Reason.STALE,
                still,
                NOT_DONE,
                resolution,
                runId);
    }

    /**
     * Whether the record goes on waiting when changes of it are made, because those do not answer what it waits for.
     */
    public boolean outlastsChanges() {
        return !isOpen() || reason == Reason.CONFLICT || reason == Reason.REJECTED || reason == Reason.AMBIGUOUS;
    }

    /** Whether every run decides the record anew, or somebody decided something about it. */
    public boolean isOpen() {
        return fingerprint.isEmpty() || isDecided();
    }

    /** Whether a person decided something about it. */
    public boolean isDecided() {
        return !decided().isEmpty();
    }

    /** What a person decided. */
    public Map<String, String> decided() {
        Map<String, String> decided = new HashMap<>(resolution);
        decided.values().removeIf(take -> take.equals(ASK));
        return decided;
    }

    /** What a person has to decide, because a write may or may not have arrived. */
    public Map<String, String> questions() {
        Map<String, String> questions = new HashMap<>(resolution);
        questions.values().removeIf(take -> !take.equals(ASK));
        return questions;
    }

    /** The same hold with another word on its fields. */
    public Hold with(Map<String, String> fields) {
        return new Hold(
                connectionId, hubObject, remoteObject, hubId, remoteId, reason, fingerprint, error, fields, runId);
    }

    /** The same hold on a decision that depended on something else. */
    public Hold about(String otherFingerprint) {
        return new Hold(
                connectionId,
                hubObject,
                remoteObject,
                hubId,
                remoteId,
                reason,
                otherFingerprint,
                error,
                resolution,
                runId);
    }

    /** What identifies it in its connection: the remote record, or the hub record if there is none. */
    public String key() {
        return key(hubObject, remoteObject, hubId, remoteId);
    }

    /** The key of a hold on these records. */
    public static String key(
            HubObject hubObject, String remoteObject, Optional<UUID> hubId, Optional<String> remoteId) {
        String record = remoteId.map(id -> "r:" + id)
                .orElseGet(() -> "h:" + hubId.map(UUID::toString).orElse(""));
        return hubObject.path() + "/" + remoteObject + "/" + record;
    }
}
