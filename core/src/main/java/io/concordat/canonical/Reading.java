package io.concordat.canonical;

import java.util.Optional;

/** What {@link Canon} makes of a raw value: its canonical form, or the reason why it has none. */
public sealed interface Reading {

    /** The canonical form, "" for blank; empty if the value was refused. */
    Optional<String> value();

    /** Why the value was refused; empty if it was not. */
    Optional<Refused> refusal();

    /** What is wrong with a value. */
    enum Code {
        /** Half a surrogate pair, NUL, or another control character that no system keeps. */
        INVALID_TEXT,
        VALUE_TOO_LONG,
        NOT_A_NUMBER,
        NOT_A_BOOLEAN,
        NOT_A_DATE,
        NOT_A_DATE_TIME,
        UNKNOWN_PICKLIST_VALUE
    }

    /** A value in the form in which it is compared, hashed and stored. */
    record Canonical(String text) implements Reading {

        @Override
        public Optional<String> value() {
            return Optional.of(text);
        }

        @Override
        public Optional<Refused> refusal() {
            return Optional.empty();
        }
    }

    /**
     * A value that cannot be held as it is; it is never repaired silently.
     *
     * @param message what is wrong, for a person; names the field and the limit, never the value
     * @param fix what to do about it
     */
    record Refused(Code code, String message, String fix) implements Reading {

        @Override
        public Optional<String> value() {
            return Optional.empty();
        }

        @Override
        public Optional<Refused> refusal() {
            return Optional.of(this);
        }
    }
}
