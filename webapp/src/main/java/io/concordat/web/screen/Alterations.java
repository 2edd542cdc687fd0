package io.concordat.web.screen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the audit log notes of a changed configuration, by the words of the page on which it was changed. */
@Named("alterations")
@ApplicationScoped
public class Alterations {

    private static final Pattern BINDING = Pattern.compile("(\\w+)/(\\w+) revision (\\d+): (.*)");
    private static final Pattern MAPPING = Pattern.compile("mappings\\[(\\w+)]");
    private static final Pattern RULE = Pattern.compile("matchRules\\[([^]]+)]");
    private static final Pattern PART = Pattern.compile(
            "\\b(toRemote|toHub|direction|conflict|blankClears|defaultValue|createRemote|createInHub|onRemoteDelete|enabled)\\b");
    private static final Pattern CHOICE = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)*\\b|\\btrue\\b|\\bfalse\\b");
    private static final List<String> GROUPS =
            List.of("overwrite", "conflict", "direction", "createRemote", "createInHub", "onRemoteDelete");
    private static final Map<String, String> ELSEWHERE = Map.of("defaultValue", "default");

    private final Say say;

    @Inject
    Alterations(Say say) {
        this.say = say;
    }

    /** One line for each thing that was changed; the note itself if it is about something else. */
    public List<String> of(String note) {
        Matcher binding = BINDING.matcher(note);
        if (!binding.matches()) {
            return Stream.of(say.phrase(note)).filter(line -> !line.isEmpty()).toList();
        }
        String ends = say.word("objects", binding.group(1)) + " ↔ " + binding.group(2);
        return Stream.concat(
                        Stream.of(ends), Stream.of(binding.group(4).split("; ")).map(this::line))
                .toList();
    }

    private String line(String change) {
        String named = MAPPING.matcher(change).replaceAll(found -> quoted(attribute(found.group(1))));
        String ruled = RULE.matcher(named).replaceAll(found -> quoted(found.group(1)));
        String parted = PART.matcher(ruled.replace("].", "]: ").replaceAll("(\\S)\\.(?=[a-z])", "$1: "))
                .replaceAll(found -> quoted(say.of("binding." + ELSEWHERE.getOrDefault(found.group(), found.group()))));
        return CHOICE.matcher(parted).replaceAll(this::choice);
    }

    private String attribute(String name) {
        String key = "attribute." + name;
        String word = say.of(key);
        return word.equals(key) ? name : word;
    }

    private String choice(MatchResult found) {
        if (found.group().equals("true") || found.group().equals("false")) {
            return quoted(say.of(found.group().equals("true") ? "yes" : "no"));
        }
        return quoted(GROUPS.stream()
                .map(group -> group + "." + found.group())
                .filter(key -> !say.of(key).equals(key))
                .map(say::of)
                .findFirst()
                .orElse(found.group()));
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
