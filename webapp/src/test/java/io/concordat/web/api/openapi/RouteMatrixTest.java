package io.concordat.web.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.security.Permission;
import io.concordat.security.Role;
import io.concordat.web.security.Route;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which role may use which route stands in one file, decided by people; the server decides the same, cell by cell. */
class RouteMatrixTest {

    private static final List<Route> ROUTES = RoutesTest.routes();
    private static final Matrix DECIDED = Matrix.read(RouteMatrixTest.class, "routes.csv", 2);

    @Test
    void everyRouteStandsInTheFileAndNoOther() {
        assertThat(ROUTES.stream().flatMap(RouteMatrixTest::names).distinct())
                .containsExactlyInAnyOrderElementsOf(DECIDED.rows());
    }

    @Test
    void theServerDecidesWhatTheFileSaysForEveryRole() {
        for (Route route : ROUTES) {
            names(route).forEach(name -> {
                assertThat(DECIDED.says(name, "ANONYMOUS")).as(name).isEqualTo(route.isOpen());
                for (Role role : Role.values()) {
                    assertThat(DECIDED.says(name, role.name()))
                            .as("%s as %s", name, role)
                            .isEqualTo(route.isOpen() || mayUse(route, role));
                }
            });
        }
    }

    private static boolean mayUse(Route route, Role role) {
        Set<Permission> needed = route.needs().orElseThrow();
        return role.permissions().containsAll(needed);
    }

    private static Stream<String> names(Route route) {
        return OpenApi.paths(route).stream().map(path -> OpenApi.verb(route) + " " + path);
    }
}
