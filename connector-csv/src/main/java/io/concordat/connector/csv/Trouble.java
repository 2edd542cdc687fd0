package io.concordat.connector.csv;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** What can be wrong with a folder or a file, in words that lead to the fix. */
final class Trouble {

    private Trouble() {}

    /** Something in the settings or in the file that a person has to put right. */
    static ConnectorException misconfigured(String message) {
        return new ConnectorException(Failure.MISCONFIGURED, message);
    }

    /** A line of a file that cannot be read for what it is. */
    static ConnectorException inLine(Path file, long line, String message) {
        return misconfigured(name(file) + ", line " + line + ": " + message);
    }

    /** The file system refused or failed; nothing was written. */
    static ConnectorException failed(Path path, IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return new ConnectorException(
                    Failure.NOT_PERMITTED,
                    "the server may not use " + name(path) + "; give its user the right to read and write it",
                    cause);
        }
        if (cause instanceof NoSuchFileException || cause instanceof NotDirectoryException) {
            return new ConnectorException(
                    Failure.UNREACHABLE, name(path) + " is not there; put it back or correct the settings", cause);
        }
        return new ConnectorException(Failure.UNREACHABLE, name(path) + " cannot be used: " + reason(cause), cause);
    }

    static String name(Path path) {
        return Optional.ofNullable(path.getFileName()).orElse(path).toString();
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException known ? known.getReason() : cause.getMessage();
        return Optional.ofNullable(reason).orElse(cause.getClass().getSimpleName());
    }
}
