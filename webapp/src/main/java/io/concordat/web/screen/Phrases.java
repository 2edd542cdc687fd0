package io.concordat.web.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the hub and its connectors say in English, said in another language. Refusals, findings and errors are written
 * once, where they are found, and stand in English in answers, journals and logs; a screen shows them in the language
 * of its reader. Each module brings its own in {@code META-INF/concordat/phrases_de.po}, in the form of gettext, with
 * {0} for what is filled in. What nobody has translated stays as it is.
 */
final class Phrases {

    private static final String PLACE = "META-INF/concordat/phrases_%s.po";

    /** A phrase in a phrase in a phrase, such as the fix of a refusal, with a label in it. */
    private static final int DEEPEST = 4;

    private static final String BESIDE = "; ";

    private final Map<String, String> whole;

    /** Those with something filled in; the most particular first. */
    private final List<Phrase> phrases;

    private Phrases(Map<String, String> texts) {
        this.whole = Map.copyOf(texts);
        this.phrases = texts.entrySet().stream()
                .map(text -> Phrase.of(text.getKey(), text.getValue()))
                .filter(Phrase::takesAnything)
                .sorted(comparingInt(Phrase::weight).reversed())
                .toList();
    }

    /** Those of every module for a language; none if it is the one they are written in. */
    static Phrases in(String language) {
        Map<String, String> texts = new HashMap<>();
        try {
            ClassLoader loader = Phrases.class.getClassLoader();
            for (URL file : Collections.list(loader.getResources(PLACE.formatted(language)))) {
                try (InputStream stream = file.openStream()) {
                    texts.putAll(read(new BufferedReader(new InputStreamReader(stream, UTF_8))));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Phrases(texts);
    }

    static Phrases of(Map<String, String> texts) {
        return new Phrases(texts);
    }

    /** A file in the form of gettext: each text on one line, then its translation on one line. */
    static Map<String, String> read(BufferedReader file) {
        Map<String, String> texts = new HashMap<>();
        List<String> lines = file.lines().map(String::strip).toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith("msgid ") && lines.get(i + 1).startsWith("msgstr ")) {
                texts.put(quoted(lines.get(i)), quoted(lines.get(i + 1)));
            }
        }
        texts.remove("");
        return texts;
    }

    private static String quoted(String line) {
        String inside = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
        return inside.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** The text in this language, or as it is. */
    String say(String text) {
        return find(text, DEEPEST).orElse(text);
    }

    private Optional<String> find(String text, int depth) {
        String known = whole.get(text);
        if (known != null) {
            return Optional.of(known);
        }
        if (depth == 0 || text.isBlank()) {
            return Optional.empty();
        }
        return filled(text, depth).or(() -> beside(text, depth));
    }

    private Optional<String> filled(String text, int depth) {
        for (Phrase phrase : phrases) {
            Optional<List<String>> arguments = phrase.match(text);
            if (arguments.isPresent()) {
                List<String> said = new ArrayList<>();
                arguments.get().forEach(argument -> said.add(inside(argument, depth - 1)));
                return Optional.of(phrase.fill(said));
            }
        }
        return Optional.empty();
    }

    /** What is filled in may be a phrase itself; blanks around it stay. */
    private String inside(String argument, int depth) {
        String bare = argument.strip();
        return find(bare, depth).map(said -> argument.replace(bare, said)).orElse(argument);
    }

    /** What is wrong, and after it what to do. */
    private Optional<String> beside(String text, int depth) {
        for (int at = text.indexOf(BESIDE); at > 0; at = text.indexOf(BESIDE, at + 1)) {
            Optional<String> one = find(text.substring(0, at), depth - 1);
            Optional<String> other = find(text.substring(at + BESIDE.length()), depth - 1);
            if (one.isPresent() && other.isPresent()) {
                return Optional.of(one.get() + BESIDE + other.get());
            }
        }
        return Optional.empty();
    }
}
