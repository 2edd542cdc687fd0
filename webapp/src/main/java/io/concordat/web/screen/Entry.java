package io.concordat.web.screen;

import java.util.List;

/**
 * An input of a form that is made from data. Its text form shows no value.
 *
 * @param name its name in the form
 * @param kind how it is entered
 * @param help one sentence under it; "" for none
 * @param choices what can be chosen; empty for other kinds
 * @param value what stands in it; "" for a secret
 * @param problem what is wrong with it; "" if nothing
 */
public record Entry(
        String name,
        String label,
        Kind kind,
        boolean required,
        String help,
        List<Option> choices,
        String value,
        String problem) {

    /** How something is entered. */
    public enum Kind {
        LINE,
        LONG,
        CHOICE,
        SECRET
    }

    public Entry {
        choices = List.copyOf(choices);
    }

    public boolean isChoice() {
        return kind == Kind.CHOICE;
    }

    public boolean isLong() {
        return kind == Kind.LONG;
    }

    public boolean isLine() {
        return kind == Kind.LINE || kind == Kind.SECRET;
    }

    public boolean isWrong() {
        return !problem.isEmpty();
    }

    /** The type of the HTML input. */
    public String type() {
        return kind == Kind.SECRET ? "password" : "text";
    }

    @Override
    public String toString() {
        return "Entry[" + name + "]";
    }
}
