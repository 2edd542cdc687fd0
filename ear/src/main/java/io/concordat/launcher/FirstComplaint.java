package io.concordat.launcher;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Remembers what the server complained of first; its own answer to a failed deployment is silence. The log's
 * configuration names this class, so the server makes the instances.
 */
public final class FirstComplaint extends Handler {

    private static final AtomicReference<String> TEXT = new AtomicReference<>("");

    /** What the deepest cause that says anything said in the first severe entry of the log; empty if there was none. */
    static Optional<String> text() {
        return Optional.ofNullable(TEXT.get()).filter(text -> !text.isBlank());
    }

    /** What a failure began with. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }

    @Override
    public void publish(LogRecord complaint) {
        if (complaint.getLevel().intValue() >= Level.SEVERE.intValue()) {
            TEXT.compareAndSet("", reason(complaint));
        }
    }

    private static String reason(LogRecord complaint) {
        String said = String.valueOf(complaint.getMessage());
        for (Throwable cause = complaint.getThrown(); cause != null; cause = cause.getCause()) {
            said = cause.getMessage() == null ? said : cause.getMessage();
        }
        return said;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
