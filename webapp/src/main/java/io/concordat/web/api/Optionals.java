package io.concordat.web.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a property that may be missing or {@code null}. {@code Optional<Optional<T>>} tells the two apart: empty if it
 * is missing, present and empty if it is {@code null}.
 */
final class Optionals extends SimpleDeserializers {

    private static final long serialVersionUID = 1L;

    private final SimpleDeserializers others;

    Optionals(SimpleDeserializers others) {
        this.others = others;
    }

    @Override
    public JsonDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config, BeanDescription bean)
            throws com.fasterxml.jackson.databind.JsonMappingException {
        return type.hasRawClass(Optional.class)
                ? new Maybe(type.containedTypeOrUnknown(0))
                : others.findBeanDeserializer(type, config, bean);
    }

    private static final class Maybe extends JsonDeserializer<Optional<?>> {

        private final JavaType content;

        Maybe(JavaType content) {
            this.content = content;
        }

        @Override
        public Optional<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Object read = context.readValue(in, content);
            if (holdsNull(read)) {
                throw InvalidNullException.from(context, PropertyName.NO_NAME, content);
            }
            return Optional.of(read);
        }

        /** Lists and maps of records and texts; in a map of any JSON a null is a value of its own kind. */
        private static boolean holdsNull(Object read) {
            if (read instanceof Collection<?> items) {
                return items.stream().anyMatch(Objects::isNull);
            }
            return read instanceof Map<?, ?> values && values.containsValue(null);
        }

        @Override
        public Optional<?> getNullValue(DeserializationContext context) {
            return content.hasRawClass(Optional.class) ? Optional.of(Optional.empty()) : Optional.empty();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Optional.empty();
        }
    }
}
