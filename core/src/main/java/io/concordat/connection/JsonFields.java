package io.concordat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.HubException;
import io.concordat.HubException.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a JSON object that somebody sent. Everything that is wrong is collected with the path of its field, so
 * that a person mends it in one go; a field that nobody asks for is wrong too.
 */
final class JsonFields {

    private final JsonNode node;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> known = new HashSet<>();

    private JsonFields(JsonNode node, String path, List<Problem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (!node.isObject()) {
            problems.add(new Problem(path, "an object is expected"));
        }
    }

    static JsonFields of(JsonNode node) {
        return new JsonFields(node, "", new ArrayList<>());
    }

    /** The text of a field, or the default if it is missing or null. */
    String text(String name, String otherwise) {
        return optional(name).orElse(otherwise);
    }

    Optional<String> optional(String name) {
        JsonNode value = value(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            refuse(name, "a text is expected");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = value(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            refuse(name, "true or false is expected");
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        Optional<String> text = optional(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        Optional<E> chosen = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.get()))
                .findFirst();
        if (chosen.isEmpty()) {
            refuse(name, "choose one of " + Arrays.toString(type.getEnumConstants()));
        }
        return chosen.orElse(otherwise);
    }

    /** The objects in a list; none if it is missing. */
    List<JsonFields> list(String name) {
        JsonNode value = value(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            refuse(name, "a list is expected");
        }
        List<JsonFields> items = new ArrayList<>();
        value.forEach(item -> items.add(new JsonFields(item, at(name) + "[" + items.size() + "]", problems)));
        return items;
    }

    /** An object of texts; empty if it is missing. */
    Map<String, String> texts(String name) {
        JsonNode value = value(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (value.isMissingNode() || value.isNull()) {
            return texts;
        }
        JsonFields fields = new JsonFields(value, at(name), problems);
        value.fieldNames().forEachRemaining(key -> texts.put(key, fields.text(key, "")));
        return texts;
    }

    void refuse(String name, String message) {
        problems.add(new Problem(at(name), message));
    }

    /** No field is left that was not asked for. */
    void nothingElse() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                refuse(name, "there is no such field here");
            }
        });
    }

    /** @throws HubException of kind INVALID with everything that was wrong */
    void throwIfWrong() {
        if (!problems.isEmpty()) {
            throw HubException.invalid(problems);
        }
    }

    private JsonNode value(String name) {
        known.add(name);
        return node.path(name);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
