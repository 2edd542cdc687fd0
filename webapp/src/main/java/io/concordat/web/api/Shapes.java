package io.concordat.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * How times and things that may be missing travel: times as ISO-8601 texts, a missing value as {@code null}. Servers
 * have Jackson without its modules for them.
 */
final class Shapes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    Shapes() {
        super("concordat");
        addSerializer(Instant.class, ToStringSerializer.instance);
        addSerializer(Duration.class, ToStringSerializer.instance);
        addSerializer(ZoneId.class, ToStringSerializer.instance);
        addSerializer(LocalTime.class, ToStringSerializer.instance);
        addSerializer(Optional.class, new Maybe());
        addDeserializer(Instant.class, new Time<>(Instant.class, "2026-01-31T12:00:00Z", Shapes::instant));
        addDeserializer(LocalTime.class, new Time<>(LocalTime.class, "02:00", LocalTime::parse));
        addDeserializer(Duration.class, new Time<>(Duration.class, "PT15M", Duration::parse));
        addDeserializer(String.class, new Text());
        addDeserializer(ZoneId.class, new Time<>(ZoneId.class, "Europe/Berlin", ZoneId::of));
        setDeserializers(new Optionals(_deserializers));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** Writes what is there, or {@code null}. */
    @SuppressWarnings("rawtypes")
    private static final class Maybe extends StdSerializer<Optional> {

        private static final long serialVersionUID = 1L;

        Maybe() {
            super(Optional.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Optional value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(Optional value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                provider.defaultSerializeNull(out);
            }
        }
    }

    /** Reads a text; one with a NUL the databases do not keep alike. */
    private static final class Text extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = super.deserialize(in, context);
            if (text.indexOf('\0') >= 0) {
                throw context.weirdStringException(text, String.class, "it holds a NUL");
            }
            return text;
        }
    }

    /** Reads a text as a time; anything else is refused with an example. */
    private static final class Time<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final String example;

        @SuppressWarnings("serial") // never written
        private final Function<String, T> parse;

        Time(Class<T> type, String example, Function<String, T> parse) {
            super(type);
            this.example = example;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString("");
            try {
                return parse.apply(text.strip());
            } catch (DateTimeException wrong) {
                throw context.weirdStringException(text, handledType(), "write it like " + example);
            }
        }
    }
}
