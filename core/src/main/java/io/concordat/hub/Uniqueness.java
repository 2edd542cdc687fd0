package io.concordat.hub;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/** Tells a clash with what somebody else stored at the same moment from every other failure. */
final class Uniqueness {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> RINGS = Set.of("40P01", "40001");

    private Uniqueness() {}

    /** Does some work, and refuses it with a message if the database found something taken. */
    static <T> T orConflict(String message, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            if (isViolated(failure)) {
                throw new HubException(Kind.CONFLICT, message);
            }
            throw failure;
        }
    }

    static boolean isViolated(Throwable failure) {
        return hasState(failure, Set.of(UNIQUE_VIOLATION));
    }

    /** Whether two waited for each other in a ring, and the database sent this one away. */
    static boolean isRing(Throwable failure) {
        return hasState(failure, RINGS);
    }

    private static boolean hasState(Throwable failure, Set<String> states) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && states.contains(String.valueOf(refused.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
