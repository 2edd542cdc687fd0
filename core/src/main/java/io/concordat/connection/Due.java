package io.concordat.connection;

import io.concordat.connection.StateRepository.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which connections are to run by their schedules. What is due is computed from the moment that the schedule was
 * settled last, so a night that passed while no server was running is made up for, once, however many there were.
 */
@ApplicationScoped
public class Due {

    private final Connections connections;
    private final StateRepository states;

    @Inject
    Due(Connections connections, StateRepository states) {
        this.connections = connections;
        this.states = states;
    }

    /**
     * A run that is due.
     *
     * @param dueAt when it was due; the first time of several that were missed
     * @param settled up to when the schedule was settled before
     */
    public record Firing(UUID connectionId, Instant dueAt, Instant settled) {}

    /** What is due and was not taken yet. */
    public List<Firing> at(Instant now) {
        List<State> inForce = states.inForce();
        if (inForce.isEmpty()) {
            return List.of();
        }
        Map<UUID, State> byConnection =
                inForce.stream().collect(Collectors.toMap(State::connectionId, Function.identity()));
        return connections.list().stream()
                .filter(Connection::enabled)
                .filter(connection -> connection.state() != ConnectionState.NEEDS_LOGIN)
                .flatMap(connection -> Optional.ofNullable(byConnection.get(connection.id()))
                        .flatMap(state -> firing(state, connection.schedule(), now))
                        .stream())
                .toList();
    }

    private static Optional<Firing> firing(State state, Schedule schedule, Instant now) {
        Instant settled = state.lastFired().orElse(now);
        return schedule.nextAfter(settled)
                .filter(dueAt -> !dueAt.isAfter(now))
                .map(dueAt -> new Firing(state.connectionId(), dueAt, settled));
    }

    /**
     * Takes what is due, in the caller's transaction: what it is taken for belongs into the same one, so that a process
     * that dies leaves both or neither. Of several nodes that try at the same time, one gets it.
     *
     * @param now the moment that {@link #at} was asked about
     */
    public boolean take(Firing firing, Instant now) {
        return states.fire(firing.connectionId(), firing.settled(), now);
    }

    /**
     * Up to when the schedule of a connection is settled: the last time that it was taken, or since when it is in
     * force.
     */
    public Optional<Instant> settledAt(UUID connectionId) {
        return states.find(connectionId).flatMap(State::lastFired);
    }

    /** When a connection runs next by itself; empty if it does not. */
    public Optional<Instant> next(Connection connection) {
        boolean runs = connection.enabled() && !connection.isPaused();
        return states.find(connection.id())
                .filter(state -> runs)
                .flatMap(State::lastFired)
                .flatMap(connection.schedule()::nextAfter);
    }
}
