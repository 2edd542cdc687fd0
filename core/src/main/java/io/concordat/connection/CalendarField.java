package io.concordat.connection;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a calendar expression.
 *
 * @param name what people call it
 * @param names names of the values from {@code min} on; empty if they have none
 */
record CalendarField(String name, int min, int max, List<String> names) {

    private static final Pattern PART = Pattern.compile("(\\*|(\\w{1,3})(?:-(\\w{1,3}))?)(?:/(\\d{1,2}))?");

    /** @throws IllegalArgumentException with a message for people */
    BitSet parse(String field) {
        BitSet values = new BitSet();
        for (String part : field.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw wrong(part);
            }
            add(values, matcher, part);
        }
        return values;
    }

    private void add(BitSet values, Matcher part, String text) {
        int step = part.group(4) == null ? 1 : Integer.parseInt(part.group(4));
        int from = part.group(2) == null ? min : value(part.group(2), text);
        int to = last(part, text, from);
        if (step == 0 || from > to) {
            throw wrong(text);
        }
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
    }

    /** A single value with steps goes on to the end, as people expect of {@code 5/10}. */
    private int last(Matcher part, String text, int from) {
        if (part.group(3) != null) {
            return value(part.group(3), text);
        }
        boolean open = part.group(2) == null || part.group(4) != null;
        return open ? max : from;
    }

    private int value(String text, String part) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return min + named;
        }
        if (!text.matches("\\d+")) {
            throw wrong(part);
        }
        int number = Integer.parseInt(text);
        if (number < min || number > max) {
            throw wrong(part);
        }
        return number;
    }

    private IllegalArgumentException wrong(String part) {
        return new IllegalArgumentException("\"" + part + "\" is no " + name + "; give values from " + min + " to "
                + max + ", such as " + min + ", " + min + "-" + max + " or */5");
    }
}
