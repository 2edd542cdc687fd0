package io.concordat.web.api.openapi;

import io.concordat.web.api.Json;
import io.concordat.web.api.Problem;
import io.concordat.web.security.Route;
import io.concordat.web.security.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the OpenAPI document of the routes that answer, those of connectors too. */
@ApplicationScoped
public class OpenApi {

    private static final String BASE = "/api/v1";

    /** A part of a path that is one of a few words: it stands for as many paths. */
    private static final Pattern CHOICE = Pattern.compile("\\{\\w+:\\s*([\\w|]+)}");

    private final Routes routes;

    @Inject
    OpenApi(Routes routes) {
        this.routes = routes;
    }

    /** The document of the running application. */
    public String json() {
        return Json.text(describe(routes.all()));
    }

    /** The document of some routes. */
    static Map<String, Object> describe(Collection<Route> routes) {
        Schemas schemas = new Schemas();
        schemas.of(Problem.class);
        Map<String, Map<String, Map<String, Object>>> paths = new TreeMap<>();
        for (Route route : inOrder(routes)) {
            String verb = verb(route).toLowerCase(Locale.ROOT);
            for (String path : paths(route)) {
                Map<String, Object> operation = new Operation(route, schemas).describe(path);
                paths.computeIfAbsent(path, unused -> new TreeMap<>()).merge(verb, operation, Operation::both);
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Concordat", "version", "1"));
        document.put("security", List.of(Map.of("token", List.of()), Map.of("password", List.of())));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas.named(), "securitySchemes", signIns()));
        return document;
    }

    /** The document is the same after every start. */
    private static List<Route> inOrder(Collection<Route> routes) {
        return routes.stream()
                .sorted(Comparator.comparing((Route route) -> route.resource().getName())
                        .thenComparing(route -> route.method().toGenericString()))
                .toList();
    }

    private static Map<String, Object> signIns() {
        return Map.of(
                "token", Map.of("type", "http", "scheme", "bearer"),
                "password", Map.of("type", "http", "scheme", "basic"));
    }

    static String verb(Route route) {
        return Stream.of(route.method().getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(method -> method != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElse("GET");
    }

    /** The addresses of a route; several if a part of its path is one of a few words. */
    static List<String> paths(Route route) {
        String path = (BASE + "/" + path(route.resource()) + "/" + path(route.method()))
                .replaceAll("/+", "/")
                .replaceAll("/$", "");
        Matcher choice = CHOICE.matcher(path);
        if (!choice.find()) {
            return List.of(path);
        }
        String before = path.substring(0, choice.start());
        String after = path.substring(choice.end());
        return Stream.of(choice.group(1).split("\\|"))
                .map(word -> before + word + after)
                .toList();
    }

    private static String path(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Path.class))
                .map(Path::value)
                .orElse("");
    }
}
