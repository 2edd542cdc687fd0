package io.concordat;

import java.util.List;
import java.util.Objects;

/**
 * A use case was refused. The {@link #kind()} says how it is answered over HTTP and on screen; the message says to a
 * person what was refused and what to do. {@link #problems()} name the fields of bad input, empty otherwise.
 */
public final class HubException extends RuntimeException {

    /** How a refusal is answered. */
    public enum Kind {
        /** The input is wrong; each problem names its field (400). */
        INVALID,
        /** The caller may not do this (403). */
        FORBIDDEN,
        /** There is no such thing (404). */
        NOT_FOUND,
        /**
         * It clashes with what is there now: a duplicate, a run under way, a plan that is not the plan any more (409).
         */
        CONFLICT,
        /** Somebody else changed it since it was read (412). */
        STALE
    }

    /**
     * What is wrong with one field of the input.
     *
     * @param field the path of the field, such as {@code mappings[2].remote}
     * @param message what is wrong with its value and how to mend it, without the value where it is a secret
     */
    public record Problem(String field, String message) {

        public Problem {
            Objects.requireNonNull(field);
            Objects.requireNonNull(message);
        }
    }

    private final Kind kind;
    private final List<Problem> problems;

    public HubException(Kind kind, String message) {
        this(kind, message, List.of());
    }

    private HubException(Kind kind, String message, List<Problem> problems) {
        super(message);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    /** Bad input, with one entry for each field that is wrong. */
    public static HubException invalid(List<Problem> problems) {
        String message = problems.size() == 1
                ? problems.get(0).field() + ": " + problems.get(0).message()
                : problems.size() + " fields need attention";
        return new HubException(Kind.INVALID, message, problems);
    }

    /** Bad input in one field. */
    public static HubException invalid(String field, String message) {
        return invalid(List.of(new Problem(field, message)));
    }

    /** A clash with what is there now, with one entry for each field that clashes. */
    public static HubException conflict(String message, List<Problem> problems) {
        return new HubException(Kind.CONFLICT, message, problems);
    }

    public static HubException notFound(String what) {
        return new HubException(Kind.NOT_FOUND, what + " does not exist, or no longer does");
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }
}
