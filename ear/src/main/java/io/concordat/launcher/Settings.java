package io.concordat.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What an operator may say about the embedded server: as a system property such as {@code concordat.port}, or as the
 * environment variable of the same name, {@code CONCORDAT_PORT}. The property wins. The password of the database is not
 * among them, only whether there is one: the server reads it itself.
 *
 * @param data the folder that holds the database and everything else that must be kept
 * @param host the address to listen on
 * @param port the port to listen on
 * @param databaseUrl the JDBC address of the hub's database
 * @param databaseUser who signs in to the database
 * @param hasDatabasePassword whether that takes a password
 * @param hasSimulator whether a simulated Salesforce organisation is started beside it
 */
record Settings(
        Path data,
        String host,
        int port,
        String databaseUrl,
        String databaseUser,
        boolean hasDatabasePassword,
        boolean hasSimulator) {

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String H2 = "jdbc:h2:";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /**
     * Reads what was said and fills in the rest: a local H2 file, reachable from this machine only.
     *
     * @throws IllegalArgumentException if something cannot be right; the message says what to mend
     */
    static Settings of(Properties properties, Map<String, String> environment) {
        Said said = new Said(properties, environment);
        Path data = Path.of(said.find("concordat.data").orElse("data"))
                .toAbsolutePath()
                .normalize();
        return new Settings(
                data,
                said.find("concordat.host").orElse("127.0.0.1"),
                port(said.find("concordat.port").orElse("8080")),
                databaseUrl(said.find("concordat.db.url").orElseGet(() -> file(data))),
                said.find("concordat.db.user").orElse("sa"),
                hasPassword(said.find("concordat.db.password")),
                said.find("concordat.simulator")
                        .filter("true"::equalsIgnoreCase)
                        .isPresent());
    }

    boolean isPostgres() {
        return databaseUrl.startsWith(POSTGRESQL);
    }

    /** Where a browser on this machine finds the application; links are this and a path. */
    String origin() {
        String reachable = "0.0.0.0".equals(host) ? "localhost" : host;
        return "http://" + reachable + ":" + port;
    }

    /** Who finds a record being changed waits for it, as on PostgreSQL; H2 by itself gives up after two seconds. */
    private static String file(Path data) {
        String path = data.resolve("concordat").toString().replace('\\', '/');
        return H2 + "file:" + path + ";WRITE_DELAY=0;LOCK_TIMEOUT=" + LONGEST_WAIT.toMillis()
                + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    private static String databaseUrl(String url) {
        if (url.startsWith(POSTGRESQL) || url.startsWith(H2)) {
            return url;
        }
        throw new IllegalArgumentException(
                "CONCORDAT_DB_URL is a JDBC address that starts with " + POSTGRESQL + " or " + H2);
    }

    private static boolean hasPassword(Optional<String> password) {
        if (password.filter(text -> text.contains("${")).isPresent()) {
            throw new IllegalArgumentException(
                    "CONCORDAT_DB_PASSWORD has ${ in it, which the server takes for the name of another setting;"
                            + " give the database another password");
        }
        return password.isPresent();
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("CONCORDAT_PORT is a number; it was " + text, wrong);
        }
    }

    /** The two places to look in; a blank answer is none. */
    private record Said(Properties properties, Map<String, String> environment) {

        Optional<String> find(String name) {
            String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
            return Optional.ofNullable(properties.getProperty(name, environment.get(variable)))
                    .filter(value -> !value.isBlank());
        }
    }
}
