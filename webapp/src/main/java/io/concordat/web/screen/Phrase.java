package io.concordat.web.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places that are filled in, and its translation.
 *
 * @param parts what stands before, between and after the places
 * @param translation with the places numbered from {0} in the order of the text
 */
record Phrase(List<String> parts, String translation) {

    private static final Pattern ANYTHING = Pattern.compile("\\{\\d}");

    Phrase {
        parts = List.copyOf(parts);
    }

    /** @param text with {0}, {1} and so on, in this order */
    static Phrase of(String text, String translation) {
        return new Phrase(List.of(ANYTHING.split(text, -1)), translation);
    }

    boolean takesAnything() {
        return parts.size() > 1;
    }

    /** How many characters it fixes: the more, the surer it is meant. */
    int weight() {
        return parts.stream().mapToInt(String::length).sum();
    }

    /** What is filled in, if the text is this phrase. */
    Optional<List<String>> match(String text) {
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (!text.startsWith(first) || !text.endsWith(last) || text.length() < weight()) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>();
        int at = first.length();
        int end = text.length() - last.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int next = text.indexOf(part, at);
            if (next < 0 || next + part.length() > end) {
                return Optional.empty();
            }
            arguments.add(text.substring(at, next));
            at = next + part.length();
        }
        arguments.add(text.substring(at, end));
        return Optional.of(arguments);
    }

    String fill(List<String> arguments) {
        return ANYTHING.matcher(translation)
                .replaceAll(place ->
                        Matcher.quoteReplacement(arguments.get(place.group().charAt(1) - '0')));
    }
}
