package io.concordat.connector;

import java.time.Duration;
import java.util.Optional;

/**
 * A remote system failed as a whole. {@link #failure()} decides what the hub does next; the message is for people, says
 * what to do, and holds no secret and no personal data.
 */
public final class ConnectorException extends RuntimeException {

    /** What kind of failure, and so what happens next. */
    public enum Failure {
        /** Not reached, nothing was executed; the run ends and the next one tries again. */
        UNREACHABLE(true),
        /** Too many calls; the run parks until {@link #pause()} is over. */
        THROTTLED(true),
        /** A write may or may not have been executed; it is never sent again, the record is read instead. */
        OUTCOME_UNKNOWN(true),
        /** Sign-in failed; the connection needs a person. */
        CREDENTIALS_REFUSED(false),
        /** The signed-in user may not do this. */
        NOT_PERMITTED(false),
        /** A setting, an object or a field is wrong or gone. */
        MISCONFIGURED(false);

        private final boolean passing;

        Failure(boolean passing) {
            this.passing = passing;
        }

        /** Whether the same call may succeed later though nobody changes anything. */
        public boolean isPassing() {
            return passing;
        }
    }

    private final Failure failure;
    private final Optional<Duration> pause;

    public ConnectorException(Failure failure, String message) {
        super(message);
        this.failure = failure;
        this.pause = Optional.empty();
    }

    public ConnectorException(Failure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.pause = Optional.empty();
    }

    private ConnectorException(String message, Duration pause) {
        super(message);
        this.failure = Failure.THROTTLED;
        this.pause = Optional.of(pause);
    }

    /** The system asks to be left alone for a while. */
    public static ConnectorException throttled(String message, Duration pause) {
        return new ConnectorException(message, pause);
    }

    public Failure failure() {
        return failure;
    }

    /** How long the system asked to be left alone, if it said so. */
    public Optional<Duration> pause() {
        return pause;
    }
}
