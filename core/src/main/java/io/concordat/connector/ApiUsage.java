package io.concordat.connector;

import java.util.Optional;

/**
 * What a session has cost.
 *
 * @param used calls that counted against an allowance in this session
 * @param remaining calls left in the current allowance as the system says; empty if it has none
 */
public record ApiUsage(long used, Optional<Long> remaining) {}
