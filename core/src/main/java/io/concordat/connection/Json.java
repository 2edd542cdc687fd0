package io.concordat.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Packs JSON for a column and unpacks it again. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String pack(JsonNode node) {
        return node.toString();
    }

    static JsonNode unpack(String packed) {
        try {
            return MAPPER.readTree(packed);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a packed column does not hold JSON", damaged);
        }
    }
}
