package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.Side;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The journal: runs and their changes. */
public interface Journal {

    /** The run as it is stored now, so with a cancellation that came in meanwhile. */
    Run run(UUID runId);

    /** Stores state, progress, digest, guards, times, error and calls; never takes a cancellation back. */
    void save(Run run);

    /**
     * Whatever this run sent was answered since, or is known to be unknown; so that nobody has to look through all that
     * it sent.
     */
    void answered(UUID runId);

    /** Runs of this connection, ended or not, with operations whose outcome is not known. */
    List<UUID> runsWithOpenOperations(UUID connectionId);

    void append(List<Change> changes);

    /** Changes of a run after one, by id. */
    List<Change> page(UUID runId, Optional<Side> side, Set<ChangeState> states, Optional<UUID> after, int limit);

    /** Changes of a run before one, newest first; for taking a run back. */
    List<Change> pageBackwards(UUID runId, Set<ChangeState> states, Optional<UUID> before, int limit);

    /** Stores state, token, error and ids of changes. */
    void update(Collection<Change> changes);

    /**
     * All changes of the hub's side up to one are made, but for those that are not planned any more. It never goes
     * back.
     *
     * @param until a change of the run; those that are planned later have greater ids
     */
    void madeInHub(UUID runId, UUID until);

    /**
     * Removes what a run planned for hub records of a binding.
     *
     * @return what was removed
     */
    List<Change> takeBack(UUID runId, HubObject object, String remoteObject, Collection<UUID> hubIds);

    /** Removes what a run planned and did not touch; for a plan that starts over. */
    void discardPlan(UUID runId);

    /**
     * Remembers operations that were given up though they may still arrive.
     *
     * @param operations at most some thousand
     */
    void abandon(Collection<Abandoned> operations);

    /** The given-up operations among these tokens, by token. */
    Map<String, Abandoned> abandoned(UUID connectionId, Collection<String> tokens);

    /** Forgets given-up operations that did arrive. */
    void forget(Collection<String> tokens);

    /**
     * An operation that was given up.
     *
     * @param token its name
     * @param connectionId the connection it was sent to
     * @param hubId the hub record it was about
     * @param values what it would have written, in the hub's words
     */
    record Abandoned(String token, UUID connectionId, UUID hubId, Map<String, String> values) {}
}
