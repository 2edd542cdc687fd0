package io.concordat.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.HubException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that may be written as texts, numbers, {@code true} or {@code false}; the hub knows texts only. */
public final class Texts {

    private Texts() {}

    /**
     * All values as texts; {@code null} is blank.
     *
     * @throws HubException of kind INVALID for a list or an object
     */
    public static Map<String, String> of(String field, Map<String, JsonNode> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, text(field + "." + name, value)));
        return texts;
    }

    private static String text(String field, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (!value.isValueNode()) {
            throw HubException.invalid(field, "this is a single value, not a list or an object");
        }
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
    }
}
