package io.concordat.sync;

import io.concordat.run.Change;
import java.util.Optional;
import java.util.UUID;

/**
 * How much of a run is taken back.
 *
 * @param changeId only this line of the journal; empty for all
 * @param field only this field of it; empty for all
 */
public record UndoScope(Optional<UUID> changeId, Optional<String> field) {

    /** The whole run. */
    public static final UndoScope EVERYTHING = new UndoScope(Optional.empty(), Optional.empty());

    boolean includes(Change change) {
        return changeId.isEmpty() || changeId.get().equals(change.id());
    }

    boolean includes(String name) {
        return field.isEmpty() || field.get().equals(name);
    }
}
