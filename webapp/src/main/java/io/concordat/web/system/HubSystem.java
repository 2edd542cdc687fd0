package io.concordat.web.system;

import io.concordat.canonical.HubObject;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.connection.Connectors;
import io.concordat.connection.Due;
import io.concordat.connector.Connector;
import io.concordat.db.Configuration;
import io.concordat.db.DatabaseFacts;
import io.concordat.hub.HubRecords;
import io.concordat.run.Leases;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The running hub. Nothing here is a secret, and nothing is personal data. */
@ApplicationScoped
public class HubSystem {

    private static final String BUILD = "META-INF/maven/io.concordat/core/pom.properties";
    private static final int RECENT = 50;
    private static final long MEGABYTE = 1024 * 1024L;

    /** Settings of the server whose values may be shown; of all others only whether they are set. */
    private static final List<String> SHOWN = List.of(
            "concordat.url",
            "concordat.proxies",
            "concordat.port",
            "concordat.node",
            "concordat.csv.roots",
            "concordat.egress.allow",
            "concordat.mail.host",
            "concordat.oidc.issuer",
            "concordat.oidc.client.id",
            "concordat.oidc.roles",
            "concordat.second.factor.roles",
            "concordat.requests.per.minute");

    private static final List<String> NAMED = List.of(
            "concordat.db.url",
            "concordat.db.user",
            "concordat.key.file",
            "concordat.oidc.client.secret",
            "concordat.alert.webhook",
            "concordat.alert.mail");

    private final DatabaseFacts database;
    private final Configuration configuration;
    private final Connections connections;
    private final Connectors connectors;
    private final HubRecords records;
    private final RunJournal journal;
    private final Leases leases;
    private final Due due;

    @Inject
    HubSystem(
            DatabaseFacts database,
            Configuration configuration,
            Connections connections,
            Connectors connectors,
            HubRecords records,
            RunJournal journal,
            Leases leases,
            Due due) {
        this.database = database;
        this.configuration = configuration;
        this.connections = connections;
        this.connectors = connectors;
        this.records = records;
        this.journal = journal;
        this.leases = leases;
        this.due = due;
    }

    /**
     * The process.
     *
     * @param upFor since the virtual machine started
     * @param usedMegabytes of the heap
     */
    public record Server(
            String version, String java, String os, Duration upFor, long usedMegabytes, long mostMegabytes) {}

    /**
     * A setting of the server.
     *
     * @param value "" if it is not set
     * @param hidden whether it is set and not shown
     */
    public record Setting(String name, String value, boolean hidden) {}

    /**
     * A job: a connection and what is known of its runs.
     *
     * @param current the run under way, or that waits
     * @param next when it runs by itself
     */
    public record Job(Connection connection, Optional<Run> current, Optional<Instant> next) {}

    public Server process() {
        Runtime runtime = Runtime.getRuntime();
        return new Server(
                version(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
                (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE,
                runtime.maxMemory() / MEGABYTE);
    }

    /** Whether this process reads serialised Java objects of known classes only. */
    public boolean hasSerialFilter() {
        return ObjectInputFilter.Config.getSerialFilter() != null;
    }

    /** The version of the hub; "–" in a development environment. */
    public static String version() {
        try (InputStream file = HubSystem.class.getClassLoader().getResourceAsStream(BUILD)) {
            Properties build = new Properties();
            if (file != null) {
                build.load(file);
            }
            return build.getProperty("version", "–");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public DatabaseFacts.Facts database() {
        return database.now();
    }

    /** How many records there are, by the path of their object. */
    public Map<String, Long> records() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (HubObject object : HubObject.values()) {
            counts.put(object.path(), records.count(object));
        }
        return counts;
    }

    public List<Job> jobs() {
        return connections.list().stream()
                .map(connection -> new Job(
                        connection,
                        journal.list(Optional.of(connection.id()), Optional.empty(), 1).stream()
                                .filter(run -> !run.state().isFinal())
                                .findFirst(),
                        due.next(connection)))
                .toList();
    }

    public List<Leases.Lease> leases() {
        return leases.list();
    }

    public List<String> connectors() {
        return connectors.search("", "").stream()
                .map(connector -> connector.name() + " (" + connector.type() + ")")
                .toList();
    }

    public List<Setting> settings() {
        Stream<Setting> shown = SHOWN.stream()
                .map(name -> new Setting(name, configuration.find(name).orElse(""), false));
        Stream<Setting> named = NAMED.stream()
                .map(name -> new Setting(name, "", configuration.find(name).isPresent()));
        return Stream.concat(shown, named).toList();
    }

    /** The last runs of all connections, for the bundle. */
    List<Run> recentRuns() {
        return journal.list(Optional.empty(), Optional.empty(), RECENT);
    }

    List<Connection> allConnections() {
        return connections.list();
    }

    Optional<Connector> connector(String type) {
        return connectors.find(type);
    }
}
