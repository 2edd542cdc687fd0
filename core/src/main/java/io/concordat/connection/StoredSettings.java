package io.concordat.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a connection as they are stored. Its text form shows no values.
 *
 * @param plain those that are not secret, as they were entered
 * @param sealed those that are
 */
record StoredSettings(Map<String, String> plain, Map<String, String> sealed) {

    static final StoredSettings NONE = new StoredSettings(Map.of(), Map.of());

    StoredSettings {
        plain = Map.copyOf(plain);
        sealed = Map.copyOf(sealed);
    }

    String packed() {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.set("plain", object(plain));
        both.set("sealed", object(sealed));
        return Json.pack(both);
    }

    static StoredSettings unpack(String packed) {
        JsonNode both = Json.unpack(packed);
        return new StoredSettings(texts(both.path("plain")), texts(both.path("sealed")));
    }

    boolean has(String name) {
        return plain.containsKey(name) || sealed.containsKey(name);
    }

    private static ObjectNode object(Map<String, String> texts) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(texts).forEach(object::put);
        return object;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().textValue()));
        return texts;
    }

    @Override
    public String toString() {
        return "StoredSettings" + plain.keySet() + sealed.keySet();
    }
}
