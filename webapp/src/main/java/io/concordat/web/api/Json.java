package io.concordat.web.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;

/**
 * JSON as this API speaks it: every property has to be known and comes once, nothing is guessed, and a document has its
 * limits.
 */
public final class Json {

    private static final long LONGEST_DOCUMENT = 8L << 20;
    private static final int LONGEST_STRING = 1 << 20;
    private static final int DEEPEST = 30;
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST_DOCUMENT)
                            .maxStringLength(LONGEST_STRING)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new Shapes())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private Json() {}

    /**
     * Reads a document. Nothing at all counts as an empty object.
     *
     * @throws io.concordat.HubException of kind INVALID if it is not what is expected
     */
    static Object read(InputStream body, Type type) throws IOException {
        try {
            Object read = MAPPER.readerFor(MAPPER.constructType(type)).readValue(orEmptyObject(body));
            if (read == null) {
                throw JsonRefusal.ofNull();
            }
            return read;
        } catch (JsonProcessingException refused) {
            throw JsonRefusal.of(refused);
        }
    }

    private static InputStream orEmptyObject(InputStream body) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(body);
        int first = stream.read();
        if (first < 0) {
            return new ByteArrayInputStream(EMPTY_OBJECT);
        }
        stream.unread(first);
        return stream;
    }

    /** The text of a value. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException ourOwnRecordsAlwaysWrite) {
            throw new UncheckedIOException(ourOwnRecordsAlwaysWrite);
        }
    }

    static byte[] bytes(Object value) throws IOException {
        return MAPPER.writeValueAsBytes(value);
    }
}
