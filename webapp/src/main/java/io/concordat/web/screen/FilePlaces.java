package io.concordat.web.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.concordat.canonical.HubObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places in a file of objects, by what is written there: which records, which field. */
final class FilePlaces {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern OBJECT = Pattern.compile("items\\[(\\d+)]\\.?(.*)");
    private static final Pattern LISTED = Pattern.compile("(mappings|matchRules|pairs)\\[(\\d+)]");

    private final JsonNode items;
    private final Say say;
    private final Function<HubObject, Map<String, String>> labels;

    /**
     * Reads a file once more, whatever is wrong with it.
     *
     * @param labels what people call the attributes of an object, by name
     */
    FilePlaces(String file, Say say, Function<HubObject, Map<String, String>> labels) {
        JsonNode read = read(file);
        this.items = read.isArray() ? read : read.path("items");
        this.say = say;
        this.labels = labels;
    }

    private static JsonNode read(String file) {
        try {
            return MAPPER.readTree(file);
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance();
        }
    }

    /** @param path such as {@code items[0].mappings[2].direction} */
    String name(String path) {
        Matcher found = OBJECT.matcher(path);
        if (!found.matches()) {
            return path;
        }
        int index = Integer.parseInt(found.group(1));
        JsonNode item = items.path(index);
        String inside = words(item).place(named(item, found.group(2)));
        return inside.isEmpty() ? ends(item, index) : ends(item, index) + ": " + inside;
    }

    private BindingWords words(JsonNode item) {
        Map<String, String> known = hubObject(item).map(labels).orElse(Map.of());
        return new BindingWords(say, name -> known.getOrDefault(name, name));
    }

    private static Optional<HubObject> hubObject(JsonNode item) {
        return HubObject.find(item.path("hubObject").asText());
    }

    /** Which records; by their place in the file if it does not say. */
    private String ends(JsonNode item, int index) {
        String remote = item.path("remoteObject").asText();
        return hubObject(item)
                .filter(object -> !remote.isEmpty())
                .map(object -> say.word("objects", object.path()) + " ↔ " + remote)
                .orElseGet(() -> say.of("objects.nth", index + 1));
    }

    /** The path with what its items are about in place of their numbers. */
    private static String named(JsonNode item, String path) {
        JsonNode[] at = {item};
        return LISTED.matcher(path).replaceAll(step -> Matcher.quoteReplacement(named(at, step)));
    }

    /** @param at what the step is in, and after it what it leads to */
    private static String named(JsonNode[] at, MatchResult step) {
        int index = Integer.parseInt(step.group(2));
        at[0] = at[0].path(step.group(1)).path(index);
        String name = at[0].path("name").asText(at[0].path("hub").asText());
        return step.group(1) + "[" + (name.isBlank() ? Integer.toString(index + 1) : name) + "]";
    }
}
