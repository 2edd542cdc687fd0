package io.concordat.web.api.openapi;

import io.concordat.web.api.Listed;
import io.concordat.web.api.Says;
import io.concordat.web.security.Route;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One route, described. */
record Operation(Route route, Schemas schemas) {

    private static final String PROBLEM = "application/problem+json";
    private static final String PARAMETERS = "parameters";

    /** Of one of its paths: what the path says as a word is no parameter. */
    Map<String, Object> describe(String path) {
        Map<String, Object> text = new LinkedHashMap<>();
        Optional<Says> says = says();
        says.ifPresent(line -> text.put("summary", line.value()));
        text.put("operationId", operationId(path));
        text.put("tags", List.of(route.resource().getSimpleName().replace("Resource", "")));
        if (route.isOpen()) {
            text.put("security", List.of());
        }
        route.needs()
                .filter(needs -> !needs.isEmpty())
                .ifPresent(needs -> text.put(
                        "x-permissions", needs.stream().map(Enum::name).sorted().toList()));
        text.put(PARAMETERS, parameters(path));
        body().ifPresent(body -> text.put("requestBody", Map.of("content", body)));
        text.put("responses", responses(says));
        return text;
    }

    private String operationId(String path) {
        String words =
                path.replaceAll("\\{[^}]*}", "").replaceAll("^/api/v1/|/$", "").replaceAll("[/-]+", "_");
        return words + "_" + method().getName();
    }

    /** Two routes with one address and one method, for different media types. */
    @SuppressWarnings("unchecked") // both were described above
    static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> merged = new LinkedHashMap<>(one);
        for (String part : List.of("requestBody", "responses")) {
            Object theirs = other.get(part);
            if (theirs != null) {
                merged.merge(part, theirs, (mine, its) -> merge((Map<String, Object>) mine, (Map<String, Object>) its));
            }
        }
        Set<Object> parameters = new LinkedHashSet<>((List<Object>) one.getOrDefault(PARAMETERS, List.of()));
        parameters.addAll((List<Object>) other.getOrDefault(PARAMETERS, List.of()));
        merged.put(PARAMETERS, List.copyOf(parameters));
        return merged;
    }

    @SuppressWarnings("unchecked") // the document holds maps with names, lists and texts only
    private static Map<String, Object> merge(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> merged = new LinkedHashMap<>(one);
        other.forEach((name, value) -> merged.merge(
                name,
                value,
                (mine, theirs) -> mine instanceof Map && theirs instanceof Map
                        ? merge((Map<String, Object>) mine, (Map<String, Object>) theirs)
                        : mine));
        return merged;
    }

    private Optional<Says> says() {
        return Optional.ofNullable(method().getAnnotation(Says.class));
    }

    private Method method() {
        return route.method();
    }

    private List<Map<String, Object>> parameters(String path) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Parameter parameter : method().getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    parameter(field, field.getGenericType()).ifPresent(all::add);
                }
            } else {
                parameter(parameter, parameter.getParameterizedType()).ifPresent(all::add);
            }
        }
        all.removeIf(one -> "path".equals(one.get("in")) && !path.contains("{" + one.get("name") + "}"));
        return all;
    }

    private Optional<Map<String, Object>> parameter(AnnotatedElement element, Type type) {
        PathParam path = element.getAnnotation(PathParam.class);
        if (path != null) {
            return Optional.of(
                    Map.of("name", path.value(), "in", "path", "required", true, "schema", schemas.of(type)));
        }
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query != null) {
            return Optional.of(Map.of("name", query.value(), "in", "query", "schema", schemas.of(type)));
        }
        HeaderParam header = element.getAnnotation(HeaderParam.class);
        return header == null
                ? Optional.empty()
                : Optional.of(Map.of("name", header.value(), "in", "header", "schema", schemas.of(type)));
    }

    private Optional<Map<String, Object>> body() {
        return Stream.of(method().getParameters())
                .filter(parameter -> parameter.getAnnotations().length == 0)
                .findFirst()
                .map(body -> {
                    Map<String, Object> schema = schemas.of(body.getParameterizedType());
                    Map<String, Object> content = new LinkedHashMap<>();
                    for (String media : media(Consumes.class)) {
                        content.put(media, Map.of("schema", schema));
                    }
                    return content;
                });
    }

    private Map<String, Object> responses(Optional<Says> says) {
        Map<String, Object> responses = new LinkedHashMap<>();
        int status = says.map(Says::status).orElse(200);
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", says.map(Says::value).orElse("Success"));
        answer(says).filter(schema -> status != 204).ifPresent(schema -> {
            Map<String, Object> content = new LinkedHashMap<>();
            for (String media : media(Produces.class)) {
                content.put(media, Map.of("schema", schema));
            }
            success.put("content", content);
        });
        responses.put(Integer.toString(status), success);
        Map<String, Object> problem = Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"));
        responses.put("default", Map.of("description", "A problem (RFC 9457)", "content", Map.of(PROBLEM, problem)));
        return responses;
    }

    private Optional<Map<String, Object>> answer(Optional<Says> says) {
        Optional<Class<?>> named = says.<Class<?>>map(Says::answer).filter(type -> type != void.class);
        Map<String, Object> schema =
                named.map(schemas::of).orElseGet(() -> schemas.of(method().getGenericReturnType()));
        if (method().getReturnType() == Listed.class) {
            return Optional.of(Schemas.page(schema));
        }
        return schema.isEmpty() ? Optional.empty() : Optional.of(schema);
    }

    private List<String> media(Class<? extends Annotation> kind) {
        return Stream.of(method(), route.resource())
                .map(element -> values(element, kind))
                .filter(values -> values.length > 0)
                .findFirst()
                .map(Arrays::asList)
                .orElse(List.of("application/json"));
    }

    private static String[] values(AnnotatedElement element, Class<? extends Annotation> kind) {
        if (kind == Consumes.class) {
            Consumes consumes = element.getAnnotation(Consumes.class);
            return consumes == null ? new String[0] : consumes.value();
        }
        Produces produces = element.getAnnotation(Produces.class);
        return produces == null ? new String[0] : produces.value();
    }
}
