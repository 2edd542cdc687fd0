package io.concordat.ear;

import io.concordat.ear.RestClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The embedded default with somebody of every role, for the tests of how it defends itself. */
final class DefendedHub implements AutoCloseable {

    static final List<String> ROLES =
            List.of("VIEWER", "OPERATOR", "MAPPER", "ADMINISTRATOR", "SECURITY_ADMINISTRATOR", "AUDITOR");

    static final String PASSWORD = "nine lanterns glow at dusk";
    private static final String GIVEN = "seven kettles sing at dawn";

    private final Path folder;
    private final Started server;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> members = new ConcurrentHashMap<>();
    private Optional<Visitor> shared = Optional.empty();
    private int people;

    private DefendedHub(Path folder, Started server) {
        this.folder = folder;
        this.server = server;
    }

    static DefendedHub start() {
        try {
            Path folder = Files.createTempDirectory("concordat-defended");
            Path crm = Files.createDirectory(folder.resolve("crm"));
            Files.writeString(crm.resolve("contacts.csv"), """
                    Id,FirstName,LastName,Email,Title
                    c1,Ann,Archer,ann@example.com,
                    c2,Bob,Baker,bob@example.com,Cook
                    """);
            Map<String, String> environment = Map.of(
                    "CONCORDAT_BOOTSTRAP_USER",
                    "ada",
                    "CONCORDAT_BOOTSTRAP_PASSWORD",
                    GIVEN,
                    "CONCORDAT_CSV_ROOTS",
                    crm.toString());
            Started server = Started.in(folder.resolve("data"), environment).ready();
            RestClient.anonymous(server.address()).choosing("ada", GIVEN, PASSWORD);
            return new DefendedHub(folder, server);
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    Started server() {
        return server;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path crm() {
        return folder.resolve("crm");
    }

    RestClient nobody() {
        return RestClient.anonymous(server.address());
    }

    RestClient admin() {
        return nobody().as("ada", PASSWORD);
    }

    Visitor visitor() {
        return new Visitor(server.address());
    }

    /** A browser in which the administrator is signed in, and stays so: the same for all. */
    Visitor adminInABrowser() throws IOException, InterruptedException {
        if (shared.isEmpty()) {
            shared = Optional.of(anotherAdminInABrowser());
        }
        return shared.get();
    }

    /** A browser of one's own in which the administrator is signed in. */
    Visitor anotherAdminInABrowser() throws IOException, InterruptedException {
        return visitor().signIn("ada", PASSWORD);
    }

    /** Makes a user whose password was given to them. */
    String newcomer(String role) throws IOException, InterruptedException {
        String name = role.toLowerCase(Locale.ROOT).replace('_', '.') + people++;
        Answer made = admin().send(
                        "POST",
                        "users",
                        "{\"name\": \"%s\", \"password\": \"%s\", \"roles\": [\"%s\"]}".formatted(name, GIVEN, role));
        require(made, 201);
        return name;
    }

    RestClient withGivenPassword(String name) {
        return nobody().as(name, GIVEN);
    }

    /** Makes a user who has chosen {@link #PASSWORD}. */
    String person(String role) throws IOException, InterruptedException {
        String name = newcomer(role);
        nobody().choosing(name, GIVEN, PASSWORD);
        return name;
    }

    /**
     * Connects a folder of its own.
     *
     * @param contacts its table of contacts
     * @return the id of the connection
     */
    String connection(String name, String contacts) throws IOException, InterruptedException {
        Path made = Files.createDirectory(crm().resolve(name.toLowerCase(Locale.ROOT)));
        Files.writeString(made.resolve("contacts.csv"), contacts);
        Answer connected = of("ADMINISTRATOR").send("POST", "connections", """
                {"name": "%s", "connector": "csv", "settings": {"folder": "%s"}}
                """.formatted(name, made));
        require(connected, 201);
        return connected.text("/id");
    }

    /** The name of somebody of this role, always the same; their password is {@link #PASSWORD}. */
    String member(String role) throws IOException, InterruptedException {
        String known = members.getOrDefault(role, "");
        String name = known.isEmpty() ? person(role) : known;
        members.put(role, name);
        return name;
    }

    /** Somebody of this role, by token; nobody for ANONYMOUS. */
    RestClient of(String role) throws IOException, InterruptedException {
        if (role.equals("ANONYMOUS")) {
            return nobody();
        }
        String known = tokens.getOrDefault(role, "");
        String token = known.isEmpty() ? token(role) : known;
        tokens.put(role, token);
        return nobody().with(token);
    }

    private String token(String role) throws IOException, InterruptedException {
        Answer made = nobody().as(member(role), PASSWORD)
                .send("POST", "tokens", "{\"name\": \"test\", \"roles\": [\"%s\"]}".formatted(role));
        require(made, 201);
        return made.text("/token");
    }

    static void require(Answer answer, int status) throws IOException {
        if (answer.status() != status) {
            throw new IOException("not " + status + " but " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
