package io.concordat.launcher;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Remembers why the server complained last; its own answer to a failed deployment is silence. */
final class LastSevere extends Handler {

    private final AtomicReference<String> message = new AtomicReference<>("");

    private LastSevere() {}

    static LastSevere listening() {
        LastSevere handler = new LastSevere();
        Logger.getLogger("").addHandler(handler);
        return handler;
    }

    /** The root of the first severe complaint; empty if there was none. */
    Optional<String> message() {
        return Optional.ofNullable(message.get()).filter(text -> !text.isBlank());
    }

    @Override
    public void publish(LogRecord complaint) {
        if (complaint.getLevel().intValue() >= Level.SEVERE.intValue()) {
            message.compareAndSet("", reason(complaint));
        }
    }

    private static String reason(LogRecord complaint) {
        Throwable root = complaint.getThrown();
        if (root == null) {
            return String.valueOf(complaint.getMessage());
        }
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
