package io.concordat.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** Values of custom attributes, packed into one text. No values are "". */
final class CustomValues {

    /** Longest packed form; the columns of both databases and a history entry with before and after hold it. */
    static final int LONGEST = 400_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> VALUES = new TypeReference<>() {};

    private CustomValues() {}

    static String pack(Map<String, String> values) {
        return values.isEmpty() ? "" : json(new TreeMap<>(values));
    }

    static Map<String, String> unpack(String packed) {
        return packed.isEmpty() ? Map.of() : parse(packed);
    }

    /** The packed form after some values changed; blank ones go. */
    static String merge(String packed, Map<String, String> changes) {
        TreeMap<String, String> values = new TreeMap<>(unpack(packed));
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
        });
        return pack(values);
    }

    private static String json(Map<String, String> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always JSON", impossible);
        }
    }

    private static Map<String, String> parse(String packed) {
        try {
            return JSON.readValue(packed, VALUES);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("custom values in the database are damaged", damaged);
        }
    }
}
