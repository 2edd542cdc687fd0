package io.concordat.web.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import java.io.IOException;
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
            return Optional.of(context.<Object>readValue(in, content));
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
