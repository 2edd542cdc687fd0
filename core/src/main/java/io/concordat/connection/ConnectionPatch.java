package io.concordat.connection;

import java.util.Map;
import java.util.Optional;

/**
 * What is to change on a connection; the rest stays. Its text form shows no settings.
 *
 * @param settings only those that change; a blank value removes one
 * @param writing the switch that lets runs change anything
 * @param secondPerson whether what one person planned is to be applied by another
 * @param budget calls that a run may make; 0 for no limit of its own
 */
public record ConnectionPatch(
        Optional<String> name,
        Optional<String> description,
        Map<String, String> settings,
        Optional<Boolean> enabled,
        Optional<Boolean> writing,
        Optional<Boolean> secondPerson,
        Optional<Schedule> schedule,
        Optional<Long> budget) {

    /** Changes nothing. */
    public static final ConnectionPatch NOTHING = new ConnectionPatch(
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public ConnectionPatch {
        settings = Map.copyOf(settings);
    }

    /** Changes the name as well. */
    public ConnectionPatch withName(String other) {
        return new ConnectionPatch(
                Optional.of(other), description, settings, enabled, writing, secondPerson, schedule, budget);
    }

    /** Changes these settings as well. */
    public ConnectionPatch withSettings(Map<String, String> other) {
        return new ConnectionPatch(name, description, other, enabled, writing, secondPerson, schedule, budget);
    }

    /** Sets the switch for writing as well. */
    public ConnectionPatch withWriting(boolean on) {
        return new ConnectionPatch(
                name, description, settings, enabled, Optional.of(on), secondPerson, schedule, budget);
    }

    /** Asks for a second person as well, or does not any more. */
    public ConnectionPatch withSecondPerson(boolean on) {
        return new ConnectionPatch(name, description, settings, enabled, writing, Optional.of(on), schedule, budget);
    }

    /** Limits the calls of a run as well. */
    public ConnectionPatch withBudget(long calls) {
        return new ConnectionPatch(
                name, description, settings, enabled, writing, secondPerson, schedule, Optional.of(calls));
    }

    /** Changes the schedule as well. */
    public ConnectionPatch withSchedule(Schedule other) {
        return new ConnectionPatch(
                name, description, settings, enabled, writing, secondPerson, Optional.of(other), budget);
    }

    @Override
    public String toString() {
        return "ConnectionPatch[name " + name + ", settings " + settings.keySet() + ", enabled " + enabled
                + ", writing " + writing + ", secondPerson " + secondPerson + ", schedule " + schedule + ", budget "
                + budget + "]";
    }
}
