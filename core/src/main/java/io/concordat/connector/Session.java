package io.concordat.connector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One conversation with one remote system, used by one thread at a time.
 *
 * <p>What a session offers is what the signed-in user is allowed to do there: a connector that can write offers no
 * {@link #writer()} to a user who cannot. Every method may block on the network and throw {@link ConnectorException}.
 */
public interface Session extends AutoCloseable {

    /** Which organisation answered, and as whom. Links of one organisation are never used with another. */
    Organisation organisation();

    /** Everything worth checking before a connection is used, each with its fix. Changes nothing. */
    List<Check> check();

    /**
     * The same, and what the uses of this connection need besides: what is missing, and what is permitted beyond it.
     *
     * @param uses what the connection does with each object that is bound
     */
    default List<Check> check(List<ObjectUse> uses) {
        List<Check> findings = new ArrayList<>(check());
        List<String> there = objects();
        uses.stream()
                .filter(use -> there.contains(use.object()))
                .forEach(use -> findings.addAll(use.findings(fields(use.object()))));
        return findings;
    }

    /** A file that grants, in the remote system, just what these uses need; empty if there is no such thing. */
    default Optional<SetupFile> setupFile(List<ObjectUse> uses) {
        return Optional.empty();
    }

    /** Makes fields on request; empty if the system or the user cannot. */
    default Optional<CustomFields> customFields() {
        return Optional.empty();
    }

    /** The objects that can be bound, such as {@code Contact}, in the order they are offered. */
    List<String> objects();

    /**
     * The fields of an object as they are now.
     *
     * @throws ConnectorException of {@code MISCONFIGURED} if there is no such object
     */
    List<RemoteField> fields(String object);

    /** Reads records; empty if this system is only written to. */
    Optional<RecordReader> reader();

    /** Fetches single records; empty if the system cannot. */
    Optional<RecordLookup> lookup();

    /** Writes records; empty if this system is only read from. */
    Optional<RecordWriter> writer();

    /** Calls made in this session so far and what the system says is left of its allowance. */
    default ApiUsage usage() {
        return new ApiUsage(0, Optional.empty());
    }

    /** The same, with the system asked anew if it has to be: what is worth knowing before a large piece of work. */
    default ApiUsage freshUsage() {
        return usage();
    }

    /**
     * Declared abilities that this session lacks, because of how the organisation is set up or what the user may do
     * there: no operation token, for instance, where no field was made for it.
     */
    default Set<Capability> missing() {
        return Set.of();
    }

    /**
     * What to do every few seconds while a call waits for the system, so that the hub knows that this session lives.
     * What it throws ends the call.
     */
    default void whileWaiting(Runnable sign) {}

    /** The time by the system's own clock; empty if it does not say, or has none of its own. */
    default Optional<Instant> clock() {
        return Optional.empty();
    }

    /** Lets go of the remote system. Closing twice is harmless. */
    @Override
    void close();
}
