package io.concordat.merge;

import java.time.Instant;
import java.util.Optional;

/**
 * When each side was last edited, as far as known; only {@link ConflictPolicy#NEWEST} asks.
 *
 * @param hub by the hub's clock
 * @param remote by the remote system's clock
 */
public record Edited(Optional<Instant> hub, Optional<Instant> remote) {

    /** Nobody knows. */
    public static final Edited UNKNOWN = new Edited(Optional.empty(), Optional.empty());
}
