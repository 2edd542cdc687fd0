package io.concordat.launcher;

/** The application cannot be started. The message says to an operator why, and what to do where that is known. */
final class StartException extends Exception {

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
