package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers of earlier parts, which later parts name as {@code @{ref.id}}; capital letters count. */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("@\\{(\\w+)((?:\\.\\w+|\\[\\d+])*)}");

    private final Map<String, JsonNode> bodies = new HashMap<>();

    void put(String reference, JsonNode body) {
        bodies.put(reference, body);
    }

    String resolved(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value(matcher)));
        }
        return matcher.appendTail(resolved).toString();
    }

    JsonNode resolved(JsonNode node) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(resolved(node.textValue()));
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(entry -> copy.add(resolved(entry)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(entry -> copy.set(entry.getKey(), resolved(entry.getValue())));
            return copy;
        }
        return node;
    }

    private String value(Matcher reference) {
        String name = reference.group(1);
        String path = reference.group(2).replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
        JsonNode found = bodies.getOrDefault(name, Json.object()).at(path);
        if (found.isMissingNode() || found.isNull()) {
            String field = reference.group(2).replaceFirst("^\\.", "");
            throw new ApiError(
                    400,
                    "PROCESSING_HALTED",
                    "Invalid reference specified. No value for " + field + " found in " + name);
        }
        return found.asText();
    }
}
