package io.concordat.web.screen;

import io.concordat.connection.ConnectionState;
import io.concordat.connector.Check;
import io.concordat.run.ChangeState;
import io.concordat.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The marks of all statuses, so that one looks the same on every page. */
@Named("marks")
@ApplicationScoped
public class Marks {

    private static final String OK = "ok";
    private static final String WARN = "warn";
    private static final String BAD = "bad";
    private static final String INFO = "info";
    private static final String IDLE = "idle";

    private final Say say;

    @Inject
    Marks(Say say) {
        this.say = say;
    }

    public Mark connection(ConnectionState state) {
        String text = say.word("connectionState", state);
        return switch (state) {
            case NEW -> new Mark(INFO, INFO, text);
            case CONNECTED -> new Mark(OK, OK, text);
            case NEEDS_LOGIN -> new Mark(BAD, BAD, text);
            case ATTENTION -> new Mark(WARN, WARN, text);
            case PAUSED -> new Mark(IDLE, "pause", text);
        };
    }

    public Mark run(RunState state) {
        String text = say.word("runState", state);
        return switch (state) {
            case RUNNING, APPLYING -> new Mark(INFO, "busy", text);
            case PLANNED -> new Mark(INFO, "eye", text);
            case SUCCEEDED -> new Mark(OK, OK, text);
            case PARTIAL -> new Mark(WARN, WARN, text);
            case FAILED -> new Mark(BAD, BAD, text);
            case CANCELLED -> new Mark(IDLE, IDLE, text);
            case PARKED -> new Mark(IDLE, "clock", text);
        };
    }

    public Mark change(ChangeState state) {
        String text = say.word("changeState", state);
        return switch (state) {
            case PLANNED -> new Mark(INFO, "eye", text);
            case SENT -> new Mark(INFO, "busy", text);
            case APPLIED -> new Mark(OK, OK, text);
            case REJECTED -> new Mark(BAD, BAD, text);
            case UNKNOWN -> new Mark(WARN, "question", text);
            case STALE -> new Mark(WARN, "clock", text);
            case SKIPPED -> new Mark(IDLE, IDLE, text);
            case UNDONE -> new Mark(IDLE, "undo", text);
        };
    }

    /** The switch that lets runs change anything. */
    public Mark writing(boolean on) {
        return on ? new Mark(OK, "pen", say.of("writing.on")) : new Mark(IDLE, "eye", say.of("writing.off"));
    }

    public Mark enabled(boolean on) {
        return on ? new Mark(OK, OK, say.of("enabled.on")) : new Mark(IDLE, IDLE, say.of("enabled.off"));
    }

    public Mark known(boolean known) {
        return known
                ? new Mark(OK, "person", say.of("record.known"))
                : new Mark(IDLE, "question", say.of("record.anonymous"));
    }

    /** That something is as it should be. */
    public Mark getPassed() {
        return new Mark(OK, OK, say.of("check.passed"));
    }

    public Mark check(Check check) {
        if (!check.ok()) {
            return new Mark(BAD, BAD, say.of("check.failed"));
        }
        return check.fix().isEmpty() ? getPassed() : new Mark(INFO, INFO, say.of("check.advice"));
    }
}
