package io.concordat.web.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.concordat.web.api.Says;
import io.concordat.web.security.Open;
import io.concordat.web.security.Route;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Every route says who may use it, and stands in the document. */
class RoutesTest {

    private static final List<Route> ROUTES = routes();

    @Test
    void everyRouteNamesThePermissionItNeeds() {
        assertThat(ROUTES)
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.isOpen() || route.needs().isPresent())
                        .as("%s", route)
                        .isTrue());
    }

    @Test
    void onlyHealthAndTheWayBackAreOpenToEverybody() {
        assertThat(ROUTES.stream()
                        .filter(route -> route.method().isAnnotationPresent(Open.class))
                        .flatMap(route -> OpenApi.paths(route).stream()))
                .containsExactlyInAnyOrder(
                        "/api/v1/health", "/api/v1/health/live", "/api/v1/health/ready", "/api/v1/oauth/callback");
    }

    @Test
    void everyRouteSaysWhatItDoes() {
        assertThat(ROUTES)
                .allSatisfy(route -> assertThat(route.method().isAnnotationPresent(Says.class))
                        .as("%s", route)
                        .isTrue());
    }

    @Test
    void everyRouteStandsInTheDocument() {
        Object paths = OpenApi.describe(ROUTES).get("paths");

        assertThat(ROUTES)
                .allSatisfy(route -> OpenApi.paths(route)
                        .forEach(path -> assertThat(paths)
                                .extracting(path, InstanceOfAssertFactories.MAP)
                                .as(path)
                                .containsKey(OpenApi.verb(route).toLowerCase(Locale.ROOT))));
    }

    @Test
    void aRouteThatAnswersInTwoFormsHasTheParametersOfBothWhateverTheOrder() {
        List<Route> backwards = new ArrayList<>(ROUTES);
        Collections.reverse(backwards);

        assertThat(OpenApi.describe(backwards)).isEqualTo(OpenApi.describe(ROUTES));
        assertThat(OpenApi.describe(ROUTES).get("paths"))
                .extracting("/api/v1/runs/{id}/changes", InstanceOfAssertFactories.MAP)
                .extracting("get", InstanceOfAssertFactories.MAP)
                .extracting("parameters", InstanceOfAssertFactories.list(Map.class))
                .extracting(parameter -> parameter.get("name"))
                .contains("id", "side", "spreadsheet", "limit")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatTheContractPromisesIsThere() {
        Stream<String> promised = Stream.of(
                "get /connectors",
                "get /connections",
                "post /connections",
                "get /connections/{id}",
                "patch /connections/{id}",
                "delete /connections/{id}",
                "post /connections/{id}/check",
                "post /connections/{id}/authorize",
                "post /connections/{id}/pause",
                "post /connections/{id}/resume",
                "put /connections/{id}/schedule",
                "get /connections/{id}/objects",
                "get /connections/{id}/objects/{hubObject}/{remoteObject}",
                "put /connections/{id}/objects/{hubObject}/{remoteObject}",
                "get /connections/{id}/remote/{remoteObject}/fields",
                "post /connections/{id}/remote/{remoteObject}/fields",
                "post /connections/{id}/runs",
                "get /runs",
                "get /runs/{id}",
                "get /runs/{id}/changes",
                "post /runs/{id}/apply",
                "post /runs/{id}/cancel",
                "post /runs/{id}/undo",
                "post /runs/{id}/retry",
                "get /runs/{id}/events",
                "get /profiles",
                "post /profiles",
                "get /profiles/{id}",
                "patch /profiles/{id}",
                "delete /profiles/{id}",
                "get /accounts",
                "get /leads",
                "post /profiles/import",
                "post /accounts/import",
                "post /leads/import",
                "get /profiles/{id}/links",
                "get /profiles/{id}/history",
                "get /connections/{id}/links",
                "post /links",
                "delete /links/{id}",
                "post /connections/{id}/match/explain",
                "get /reviews",
                "post /reviews/{id}/resolve",
                "get /attributes",
                "post /attributes",
                "get /audit",
                "get /users",
                "post /users",
                "get /tokens",
                "post /tokens");

        assertThat(promised.map(route -> route.replace(" ", " /api/v1"))).isSubsetOf(described());
    }

    private static List<String> described() {
        return ROUTES.stream()
                .flatMap(route -> OpenApi.paths(route).stream()
                        .map(path -> OpenApi.verb(route).toLowerCase(Locale.ROOT) + " " + path))
                .toList();
    }

    static List<Route> routes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.concordat.web").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(RoutesTest::routes)
                        .toList();
    }

    private static Stream<Route> routes(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class)))
                .map(method -> new Route(resource, method));
    }
}
