package io.concordat.hub;

import java.util.Objects;

/**
 * Who changes a record, and from where.
 *
 * @param name the user, the token's owner, or the run
 * @param source by which door
 */
public record Author(String name, Source source) {

    /** The doors by which values enter the hub. */
    public enum Source {
        /** A person on a screen. */
        USER,
        /** A script. */
        API,
        IMPORT,
        /** The engine; its edits stand in the journal and not in the history. */
        RUN
    }

    public Author {
        Objects.requireNonNull(name);
        Objects.requireNonNull(source);
    }
}
