package io.concordat.web.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a binding and what stands in them, by the words of the page on which they are set. */
final class BindingWords {

    /** A part of a path: a name, and of a list which of its items. */
    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[([^]]*)])?");

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String WORDS = "binding.";
    private static final Map<String, String> ELSEWHERE = Map.of(
            "defaultValue", "binding.default",
            "onlyDesignatedMatchFields", "binding.only",
            "caseSensitive", "binding.case",
            "name", "binding.ruleName",
            "pairs", "binding.mappings",
            "matchRules", "binding.matching",
            "remote", "side.REMOTE",
            "hub", "side.HUB");
    private static final Map<String, String> GROUPS = Map.of(
            "direction", "direction",
            "toRemote", "overwrite",
            "toHub", "overwrite",
            "conflict", "conflict",
            "createRemote", "createRemote",
            "createInHub", "createInHub",
            "onRemoteDelete", "onRemoteDelete");

    private final Say say;
    private final UnaryOperator<String> label;

    /** @param label what people call a hub attribute, by its name */
    BindingWords(Say say, UnaryOperator<String> label) {
        this.say = say;
        this.label = label;
    }

    /**
     * A place in a binding.
     *
     * @param path such as {@code mappings[email].direction}, whose items are known by what they are about
     */
    String place(String path) {
        List<String> words = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            words.add(step.group(2) == null ? part(step.group(1)) : item(step.group(1), step.group(2)));
        }
        return String.join(": ", words);
    }

    private String part(String name) {
        String key = ELSEWHERE.getOrDefault(name, WORDS + name);
        String word = say.of(key);
        return word.equals(key) ? name : word;
    }

    private String item(String list, String name) {
        return switch (list) {
            case "matchRules" -> say.of("binding.rule", name);
            case "mappings", "pairs" -> NUMBER.matcher(name).matches() ? part(list) + " " + name : label.apply(name);
            default -> part(list);
        };
    }

    /** What stands in a place. */
    String value(String path, String value) {
        if (value.equals("true") || value.equals("false")) {
            return say.of(value.equals("true") ? "yes" : "no");
        }
        String key = GROUPS.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "") + "." + value;
        String word = say.of(key);
        return word.equals(key) ? say.phrase(value) : word;
    }
}
