package io.concordat.connection;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A remote system as it is configured.
 *
 * @param name unique, upper and lower case are the same
 * @param connector the type of its connector
 * @param settings those that are not secret, as they were entered
 * @param secrets the names of the secret settings that have a value
 * @param state {@link ConnectionState#PAUSED} as long as it is paused, whatever else is the matter
 * @param enabled whether it runs by its schedule
 * @param writing whether runs may change anything; until then they plan in full and send nothing
 * @param secondPerson whether what one person planned is to be applied by another
 * @param budget how many calls a run may make; 0 for no limit of its own
 * @param organisationId who answered when it signed in last; its links belong to them
 * @param version counts up with every change somebody makes, from 1
 */
public record Connection(
        UUID id,
        String name,
        String description,
        String connector,
        Map<String, String> settings,
        Set<String> secrets,
        ConnectionState state,
        boolean enabled,
        boolean writing,
        boolean secondPerson,
        Schedule schedule,
        long budget,
        Optional<String> organisationId,
        Instant createdAt,
        long version) {

    public Connection {
        settings = Map.copyOf(settings);
        secrets = Set.copyOf(secrets);
    }

    public boolean isPaused() {
        return state == ConnectionState.PAUSED;
    }
}
