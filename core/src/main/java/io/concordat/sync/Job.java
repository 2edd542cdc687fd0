package io.concordat.sync;

import io.concordat.connector.Capability;
import io.concordat.connector.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything a run needs to know of its connection, taken when it starts.
 *
 * @param runId the run
 * @param connectionId the connection
 * @param writing whether the remote system may be written to
 * @param capabilities what this session of the connector is able to do
 * @param session the conversation; the run closes it
 * @param objects the enabled bindings in the order in which they are worked on: accounts, profiles, leads
 * @param budget how many calls the run may make before it waits; 0 for no limit but the system's
 * @param only the one record that the run looks at; empty for all that changed
 */
public record Job(
        UUID runId,
        UUID connectionId,
        boolean writing,
        Set<Capability> capabilities,
        Session session,
        List<BoundObject> objects,
        long budget,
        Optional<OneRecord> only) {

    public Job {
        capabilities = Set.copyOf(capabilities);
        objects = List.copyOf(objects);
    }

    /** A job that looks at all that changed, without a limit of its own. */
    public Job(
            UUID runId,
            UUID connectionId,
            boolean writing,
            Set<Capability> capabilities,
            Session session,
            List<BoundObject> objects) {
        this(runId, connectionId, writing, capabilities, session, objects, 0, Optional.empty());
    }

    boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
