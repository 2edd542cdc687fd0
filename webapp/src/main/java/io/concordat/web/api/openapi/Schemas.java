package io.concordat.web.api.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.concordat.web.api.Listed;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The shapes of what travels, read off the records. Each record is described once, under its name. */
final class Schemas {

    private static final Map<Class<?>, String> TEXTS = Map.of(
            String.class, "",
            UUID.class, "uuid",
            Instant.class, "date-time",
            LocalTime.class, "time",
            Duration.class, "duration",
            ZoneId.class, "");

    private final Map<String, Object> named = new TreeMap<>();

    /** All records that were described. */
    Map<String, Object> named() {
        return named;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (type instanceof GenericArrayType array) {
            return list(of(array.getGenericComponentType()));
        }
        return type instanceof Class<?> plain ? ofClass(plain) : Map.of();
    }

    private Map<String, Object> ofGeneric(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return orNull(of(arguments[0]));
        }
        if (raw == Listed.class) {
            return page(of(arguments[0]));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return list(of(arguments[0]));
        }
        return Map.class.isAssignableFrom(raw)
                ? Map.of("type", "object", "additionalProperties", of(arguments[1]))
                : Map.of();
    }

    private Map<String, Object> ofClass(Class<?> type) {
        if (TEXTS.containsKey(type)) {
            String format = TEXTS.getOrDefault(type, "");
            return format.isEmpty() ? Map.of("type", "string") : Map.of("type", "string", "format", format);
        }
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (type.isArray()) {
            return list(of(type.getComponentType()));
        }
        if (type.isRecord()) {
            return ofRecord(type);
        }
        return primitive(type).map(name -> Map.<String, Object>of("type", name)).orElse(Map.of());
    }

    private static Optional<String> primitive(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of("boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Optional.of("integer");
        }
        return type == double.class || type == Double.class ? Optional.of("number") : Optional.empty();
    }

    private Map<String, Object> ofRecord(Class<?> type) {
        String name = type.getSimpleName().replaceAll("Json$", "");
        if (!named.containsKey(name)) {
            Map<String, Object> properties = new LinkedHashMap<>();
            named.put(name, Map.of("type", "object", "properties", properties));
            for (RecordComponent component : type.getRecordComponents()) {
                properties.put(property(component), of(component.getGenericType()));
            }
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static String property(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }

    static Map<String, Object> list(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    static Map<String, Object> page(Map<String, Object> item) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("items", list(item));
        properties.put("next", orNull(Map.of("type", "string")));
        properties.put("total", orNull(Map.of("type", "integer")));
        return Map.of("type", "object", "properties", properties, "required", List.of("items"));
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }
}
