package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.concordat.ear.RestClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every route and every page, asked for by somebody of every role and by nobody. */
@ExtendWith(SharedHub.class)
class AccessIT {

    private static final Path DECIDED = Path.of("../webapp/src/test/resources/io/concordat/web");
    private static final String NO_SUCH_ID = "019a0000-0000-7000-8000-000000000000";

    private final DefendedHub hub;

    AccessIT(DefendedHub hub) {
        this.hub = hub;
    }

    /** A line of a file: what it is about, and who may. */
    private record Cell(List<String> what, String role, boolean may) {}

    @Test
    void theRunningServerRegistersTheRoutesOfTheFileAndNoOther() throws Exception {
        JsonNode document =
                new ObjectMapper().readTree(hub.visitor().get("/openapi").body());
        List<String> registered = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(verb -> registered.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(registered)
                .containsExactlyInAnyOrderElementsOf(cells("api/openapi/routes.csv", 2)
                        .map(cell -> String.join(" ", cell.what()))
                        .distinct()
                        .toList());
    }

    @Test
    void everyRouteLetsInTheRolesOfTheFileAndNoOther() throws Exception {
        List<String> wrong = new ArrayList<>();

        for (Cell cell : cells("api/openapi/routes.csv", 2).toList()) {
            int status = ask(cell).status();
            boolean refused = status == 403 || status == 401;
            if (refused == cell.may() || (!cell.may() && status != (cell.role().equals("ANONYMOUS") ? 401 : 403))) {
                wrong.add(cell + ": " + status);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private Answer ask(Cell cell) throws IOException, InterruptedException {
        String method = cell.what().get(0);
        String path = cell.what().get(1).replaceFirst("^/api/v1/", "").replaceAll("\\{[^}]*}", NO_SUCH_ID);
        String type = path.endsWith("/import") ? "text/csv" : "application/json";
        boolean makesToken = method.equals("POST") && path.equals("tokens");
        RestClient client = makesToken && cell.may()
                ? hub.nobody().as(hub.member(cell.role()), DefendedHub.PASSWORD)
                : hub.of(cell.role());
        return method.equals("GET")
                ? client.get(path)
                : client.send(method, path, "{}", "Content-Type", type, "Accept", "*/*");
    }

    @Test
    void everyPageOpensForTheRolesOfTheFileAndNoOther() throws Exception {
        Map<String, Visitor> visitors = new HashMap<>();
        visitors.put("ANONYMOUS", hub.visitor());
        for (String role : DefendedHub.ROLES) {
            visitors.put(role, hub.visitor().signIn(hub.member(role), DefendedHub.PASSWORD));
        }
        List<String> wrong = new ArrayList<>();

        for (Cell cell : cells("screen/pages.csv", 1).toList()) {
            int status = visitors.getOrDefault(cell.role(), hub.visitor())
                    .get(cell.what().get(0))
                    .statusCode();
            boolean fits = cell.may()
                    ? status == 200 || status == 404 || cell.what().contains("/forbidden")
                    : status == (cell.role().equals("ANONYMOUS") ? 302 : 403);
            if (!fits) {
                wrong.add(cell + ": " + status);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void whoMayNotSeePersonalDataSeesNoneOnThePagesThatOpen() throws Exception {
        Answer made = hub.admin().send("POST", "profiles", "{\"attributes\": {\"lastName\": \"Unseenperson\"}}");
        assertThat(made.status()).as("%s", made).isEqualTo(201);

        assertThat(hub.of("AUDITOR").get("profiles/" + made.text("/id")).status())
                .isEqualTo(403);
        assertThat(hub.of("AUDITOR").get("audit?limit=500").toString())
                .contains(made.text("/id"))
                .doesNotContain("Unseenperson");
    }

    @Test
    void noWayOfWritingAnAddressLeadsPastTheGate() throws Exception {
        for (String path : List.of(
                "/api/../users",
                "/api/..;/users",
                "/api/%2e%2e/users",
                "/users;x=y",
                "//users",
                "/./users",
                "/%75sers",
                "/users.xhtml;x",
                "/jakarta.faces.resource/../users.xhtml",
                "/jakarta.faces.resource/users.xhtml",
                "/WEB-INF/web.xml",
                "/WEB-INF/templates/page.xhtml",
                "/META-INF/MANIFEST.MF")) {
            assertThat(hub.visitor().get(path).statusCode()).as(path).isIn(302, 400, 404, 500);
            assertThat(hub.adminInABrowser().get(path).body()).as(path).doesNotContain("<web-app", "ui:composition");
        }
    }

    @Test
    void aTokenMakesNoTokens() throws Exception {
        Answer refused = hub.of("VIEWER").send("POST", "tokens", "{\"name\": \"heir\", \"roles\": [\"VIEWER\"]}");

        assertThat(refused.status()).as("%s", refused).isEqualTo(403);
    }

    @Test
    void whoAsksForWhatTheyMayNotDoIsInTheAuditLog() throws Exception {
        String name = hub.member("VIEWER");

        assertThat(hub.nobody()
                        .as(name, DefendedHub.PASSWORD)
                        .get("users?secret=1")
                        .status())
                .isEqualTo(403);

        JsonNode latest = hub.admin().get("audit?limit=1").json().at("/items/0");
        assertThat(latest.path("action").asText()).isEqualTo("ACCESS_REFUSED");
        assertThat(latest.path("actor").asText()).isEqualTo(name);
        assertThat(latest.path("detail").asText()).isEqualTo("GET users");
    }

    private static Stream<Cell> cells(String file, int nameColumns) throws IOException {
        List<String> lines = Files.readAllLines(DECIDED.resolve(URI.create(file).getPath()));
        List<String> header = Arrays.asList(lines.get(0).split(",", -1));
        List<Cell> cells = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> parts = Arrays.asList(line.split(",", -1));
            for (int column = nameColumns; column < parts.size(); column++) {
                boolean may = parts.get(column).equals("yes");
                cells.add(new Cell(parts.subList(0, nameColumns), header.get(column), may));
            }
        }
        return cells.stream();
    }
}
