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
     * A run that is due and that nobody else starts.
     *
     * @param dueAt when it was due; the first time of several that were missed
     * @param settled up to when the schedule was settled before
     */
    public record Firing(UUID connectionId, Instant dueAt, Instant settled) {}

    /**
     * Takes what is due: whoever is given a firing has to see to it. Nodes that ask at the same time are given
     * different ones.
     */
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
                        .flatMap(state -> take(state, connection.schedule(), now))
                        .stream())
                .toList();
    }

    private Optional<Firing> take(State state, Schedule schedule, Instant now) {
        Instant settled = state.lastFired().orElse(now);
        return schedule.nextAfter(settled)
                .filter(dueAt -> !dueAt.isAfter(now))
                .filter(dueAt -> states.fire(state.connectionId(), settled, now))
                .map(dueAt -> new Firing(state.connectionId(), dueAt, settled));
    }

    /**
     * Gives back what could not be started, so that it is due again at once.
     *
     * @param takenAt the moment that {@link #at} was asked about
     */
    public void giveBack(Firing firing, Instant takenAt) {
        states.fire(firing.connectionId(), takenAt, firing.settled());
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
