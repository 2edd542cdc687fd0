package io.concordat.ear;

import io.concordat.db.TestDatabases;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what others notice while people want more of the hub than it gives: how soon it says that it is well,
 * answers a search, and brings an edit to the other side. Idle, with as much to do as one person may ask of it at once,
 * and with ten times that; prints it, and writes it to the file that the first argument names.
 *
 * <p>{@code -Dconcordat.bench.loaded=100000} says how many records there are,
 * {@code -Dconcordat.bench.databases=H2,POSTGRESQL} on what.
 */
public final class LoadBenchmark {

    private static final int RECORDS = Integer.getInteger("concordat.bench.loaded", 100_000);
    private static final int CONTACTS = 100;
    private static final String GIVEN = "seven kettles sing at dawn";
    private static final String OWN = "nine lanterns glow at dusk";
    private static final double SOON = Duration.ofSeconds(1).toMillis();
    private static final String HEAD = """
            # Under load

            Made by `./mvnw -Pbench verify`, on %d processor cores which the clients need as well; the hub has 512 MB. Milliseconds. *One
            person* exports all %,d profiles twice at once, as many files as one may have, and does so again and again; two others
            search without a pause. *Ten times* is ten people who each export twice, and twenty who search, all without a
            pause: what the hub gives at once is in use all the time, the rest waits in line. *Well* is `GET /health/ready`.
            *An edit* is from the answer to a change of a profile until the other side, a CSV file in a connection that
            streams, has it. The floor is the same measured idle, a minute before, in the same process.
            """;

    private LoadBenchmark() {}

    /** @param arguments the file to write, if any */
    public static void main(String[] arguments) throws Exception {
        StringBuilder report =
                new StringBuilder(HEAD.formatted(Runtime.getRuntime().availableProcessors(), RECORDS));
        for (String name :
                System.getProperty("concordat.bench.databases", "H2,POSTGRESQL").split(",", -1)) {
            report.append(measured(name.strip()));
            System.out.println(report);
        }
        for (String file : arguments) {
            Files.writeString(Path.of(file), report, StandardCharsets.UTF_8);
        }
    }

    private static String measured(String database) throws Exception {
        Path folder = Files.createTempDirectory("concordat-load");
        Path crm = Files.createDirectory(folder.resolve("crm"));
        Map<String, String> environment = new HashMap<>(Map.of(
                "CONCORDAT_REQUESTS_PER_MINUTE",
                "0",
                "CONCORDAT_CSV_ROOTS",
                crm.toString(),
                "CONCORDAT_BOOTSTRAP_USER",
                "ada",
                "CONCORDAT_BOOTSTRAP_PASSWORD",
                GIVEN));
        if (database.equals("POSTGRESQL")) {
            environment.put("CONCORDAT_DB_URL", TestDatabases.postgresUrl());
            environment.put("CONCORDAT_DB_USER", "postgres");
            environment.put("CONCORDAT_DB_PASSWORD", "any");
        }
        try (Started server = Started.in(folder.resolve("data"), environment).ready()) {
            RestClient admin = RestClient.anonymous(server.address()).choosing("ada", GIVEN, OWN);
            fill(admin, crm);
            LoadMeter meter = new LoadMeter(server.address(), admin, crm.resolve("contacts.csv"));
            meter.measure(0, 0);
            LoadMeter.Noticed idle = meter.measure(0, 0);
            LoadMeter.Noticed one = meter.measure(1, 2);
            LoadMeter.Noticed ten = meter.measure(10, 20);
            return table(database.equals("H2") ? "H2 2.4, file" : "PostgreSQL 16", idle, one, ten);
        }
    }

    private static void fill(RestClient admin, Path crm) throws IOException, InterruptedException {
        StringBuilder profiles = new StringBuilder("externalKey,firstName,lastName,email,title\n");
        for (int record = 0; record < RECORDS; record++) {
            profiles.append("L%1$d,First%1$d,Last%1$d,load%1$d@example.com,Pilot\n".formatted(record));
        }
        StringBuilder contacts = new StringBuilder("Id,FirstName,LastName,Email,Title\n");
        for (int record = 0; record < CONTACTS; record++) {
            contacts.append("c%1$d,First%1$d,Last%1$d,load%1$d@example.com,Pilot\n".formatted(record));
        }
        Files.writeString(crm.resolve("contacts.csv"), contacts);
        DefendedHub.require(
                admin.send(
                        "POST",
                        "profiles/import",
                        BodyPublishers.ofString(profiles.toString()),
                        "Content-Type",
                        "text/csv"),
                200);
        String made = admin.send("POST", "connections", """
                {"name": "CRM", "connector": "csv", "settings": {"folder": "%s"}}
                """.formatted(crm)).text("/id");
        DefendedHub.require(admin.send("PATCH", "connections/" + made, "{\"writing\": true}"), 200);
        DefendedHub.require(admin.send("PUT", "connections/" + made + "/objects/profiles/Contact", """
                {"hubObject": "profiles", "remoteObject": "Contact", "enabled": true,
                 "matchRules": [{"name": "Email", "pairs": [{"hub": "email", "remote": "Email"}], "caseSensitive": true}],
                 "mappings": [{"hub": "lastName", "remote": "LastName", "direction": "BOTH", "toRemote": "ALWAYS"},
                   {"hub": "email", "remote": "Email", "toRemote": "ALWAYS"},
                   {"hub": "title", "remote": "Title", "toRemote": "ALWAYS", "toHub": "ALWAYS", "conflict": "PREFER_HUB"}]}
                """), 200);
        String run = admin.send("POST", "connections/" + made + "/runs", "{\"mode\": \"SYNC\"}")
                .text("/id");
        String state = admin.rested(run).path("state").asText();
        if (!state.equals("SUCCEEDED")) {
            throw new IOException("the first run is " + state);
        }
        DefendedHub.require(
                admin.send(
                        "PUT",
                        "connections/" + made + "/schedule",
                        "{\"kind\": \"STREAMING\", \"at\": \"02:00\", \"zone\": \"UTC\"}"),
                200);
    }

    private static String table(String database, LoadMeter.Noticed idle, LoadMeter.Noticed one, LoadMeter.Noticed ten) {
        return "\n## " + database + "\n\n"
                + "| What | idle (the floor) | one person | ten times | ten times / floor | Goal | |\n"
                + "|---|---:|---:|---:|---:|---:|---|\n"
                + row(
                        "well, p50",
                        idle.well().at(0.5),
                        one.well().at(0.5),
                        ten.well().at(0.5),
                        "")
                + row(
                        "well, p99",
                        idle.well().at(0.99),
                        one.well().at(0.99),
                        ten.well().at(0.99),
                        "p99 < 1 s")
                + row(
                        "a search, p50",
                        idle.search().at(0.5),
                        one.search().at(0.5),
                        ten.search().at(0.5),
                        "")
                + row(
                        "a search, p99",
                        idle.search().at(0.99),
                        one.search().at(0.99),
                        ten.search().at(0.99),
                        "")
                + row(
                        "an edit, p50",
                        idle.edit().at(0.5),
                        one.edit().at(0.5),
                        ten.edit().at(0.5),
                        "")
                + row(
                        "an edit, slowest",
                        idle.edit().at(1),
                        one.edit().at(1),
                        ten.edit().at(1),
                        "≤ 5 s")
                + "\nExports of one person: %d were answered, %d refused; of ten times: %d and %d.\n"
                        .formatted(one.exported(), one.refused(), ten.exported(), ten.refused());
    }

    private static String row(String what, double idle, double one, double ten, String goal) {
        boolean reached = goal.startsWith("p99") ? ten < SOON : ten <= 5 * SOON;
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.1f | %s | %s |%n",
                what,
                idle,
                one,
                ten,
                ten / Math.max(0.1, idle),
                goal,
                goal.isEmpty() ? "" : reached ? "reached" : "not reached");
    }
}
