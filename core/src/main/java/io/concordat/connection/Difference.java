package io.concordat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.mapping.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing in which two versions of a binding differ. A whole rule or mapping that is new or gone is one thing.
 *
 * @param path such as {@code mappings[email].direction}
 * @param from "" if it was not there
 * @param to "" if it is not there any more
 */
public record Difference(String path, String from, String to) {

    /** In the order in which people read a binding; without an earlier version everything is new. */
    public static List<Difference> between(Optional<Binding> before, Binding after) {
        List<Difference> found = new ArrayList<>();
        if (before.isEmpty()) {
            found.add(new Difference("", "", after.mappings().size() + " mappings"));
            return found;
        }
        compare("", BindingDocument.of(before.get()), BindingDocument.of(after), found);
        return found;
    }

    private static void compare(String path, JsonNode from, JsonNode to, List<Difference> found) {
        if (from.equals(to)) {
            return;
        }
        if (from.isArray() && to.isArray()) {
            compareLists(path, from, to, found);
        } else if (from.isObject() && to.isObject()) {
            names(from, to).forEach(name -> compare(at(path, name), from.path(name), to.path(name), found));
        } else {
            found.add(new Difference(path, text(from), text(to)));
        }
    }

    private static void compareLists(String path, JsonNode from, JsonNode to, List<Difference> found) {
        Map<String, JsonNode> before = named(from);
        Map<String, JsonNode> after = named(to);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Optional<JsonNode> was = Optional.ofNullable(before.get(name));
            Optional<JsonNode> is = Optional.ofNullable(after.get(name));
            String item = path + "[" + name + "]";
            if (was.isPresent() && is.isPresent()) {
                compare(item, was.get(), is.get(), found);
            } else {
                found.add(new Difference(
                        item,
                        was.map(Difference::summary).orElse(""),
                        is.map(Difference::summary).orElse("")));
            }
        }
        if (before.keySet().equals(after.keySet()) && isReordered(before, after) && path.equals("matchRules")) {
            found.add(new Difference(path, String.join(", ", before.keySet()), String.join(", ", after.keySet())));
        }
    }

    private static boolean isReordered(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        return !List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()));
    }

    /** Items are known by their name or their hub attribute, others by their place. */
    private static Map<String, JsonNode> named(JsonNode list) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            String name = item.path("name").asText(item.path("hub").asText(Integer.toString(i)));
            named.put(named.containsKey(name) ? name + " " + i : name, item);
        }
        return named;
    }

    private static Set<String> names(JsonNode from, JsonNode to) {
        Set<String> names = new LinkedHashSet<>();
        from.fieldNames().forEachRemaining(names::add);
        to.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String summary(JsonNode item) {
        JsonNode remote = item.path("remote");
        if (remote.isTextual()) {
            return remote.textValue();
        }
        if (!item.has("pairs")) {
            return item.path("kind").asText(item.toString());
        }
        List<String> pairs = new ArrayList<>();
        item.path("pairs")
                .forEach(pair -> pairs.add(
                        pair.path("hub").asText() + " = " + pair.path("remote").asText()));
        return String.join(", ", pairs);
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + " ") + (from.isEmpty() ? "–" : from) + " → " + (to.isEmpty() ? "–" : to);
    }
}
