package io.concordat.db;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several texts packed into one column, as compact JSON. Nothing to pack is "". Every text comes back exactly as it
 * was, also one with characters that a column of text cannot hold.
 */
public final class Packed {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private Packed() {}

    /** Writes a value that is not empty. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** Reads a value from the token that the parser stands on. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(JsonParser json) throws IOException;
    }

    /** Any JSON. */
    public static String pack(Writing writing) {
        StringWriter packed = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(packed)) {
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toString();
    }

    /** Reads what was packed; not "". */
    public static <T> T unpack(String packed, Reading<T> reading) {
        try (JsonParser json = JSON.createParser(packed)) {
            json.nextToken();
            return reading.from(json);
        } catch (IOException damaged) {
            throw new UncheckedIOException("a packed column of the database is damaged", damaged);
        }
    }

    /** Texts by name, in their order, in a form that takes less room than {@link #map} and that nobody looks into. */
    public static String shortMap(Map<String, String> texts) {
        return texts instanceof PackedTexts column
                ? column.packed()
                : ShortTexts.pack(texts).orElseGet(() -> map(texts));
    }

    /** Texts by name, in their order. */
    public static String map(Map<String, String> texts) {
        return texts.isEmpty()
                ? ""
                : pack(json -> {
                    json.writeStartObject();
                    for (Map.Entry<String, String> text : texts.entrySet()) {
                        json.writeStringField(text.getKey(), text.getValue());
                    }
                    json.writeEndObject();
                });
    }

    /** Texts by name, in either form, unpacked when they are looked at; they cannot be changed. */
    public static Map<String, String> unpackMap(String packed) {
        return packed.isEmpty() ? Map.of() : new PackedTexts(packed);
    }

    static Map<String, String> unpacked(String packed) {
        return packed.charAt(0) == '{'
                ? unpack(packed, json -> object(json, JsonParser::getText))
                : ShortTexts.unpack(packed);
    }

    /** Texts in their order. */
    public static String list(List<String> texts) {
        return texts.isEmpty() ? "" : pack(json -> array(json, texts));
    }

    public static List<String> unpackList(String packed) {
        return packed.isEmpty() ? List.of() : unpack(packed, Packed::array);
    }

    /** Writes texts as one JSON array. */
    public static void array(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** Reads the array of texts that the parser stands on. */
    public static List<String> array(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getText());
        }
        return texts;
    }

    /** Reads the object that the parser stands on, value by value. */
    public static <T> Map<String, T> object(JsonParser json, Reading<T> value) throws IOException {
        Map<String, T> texts = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            texts.put(name, value.from(json));
        }
        return texts;
    }
}
