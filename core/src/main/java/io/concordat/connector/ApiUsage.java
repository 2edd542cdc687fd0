package io.concordat.connector;

import java.util.Optional;

/**
 * What a session has cost.
 *
 * @param used calls that counted against an allowance in this session
 * @param remaining calls left in the current allowance as the system says; empty if it has none
 * @param cap the most calls that a session may make by its own settings; empty if they set no limit
 */
public record ApiUsage(long used, Optional<Long> remaining, Optional<Long> cap) {

    /** What a session has cost that has no limit of its own. */
    public ApiUsage(long used, Optional<Long> remaining) {
        this(used, remaining, Optional.empty());
    }
}
