package io.concordat.connection;

import static java.util.Comparator.comparing;

import io.concordat.HubException;
import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.Spi;
import io.concordat.db.Started;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The catalogue: every connector that is part of this application. */
@ApplicationScoped
public class Connectors {

    private static final System.Logger log = System.getLogger(Connectors.class.getName());

    private final Map<String, Connector> byType = new TreeMap<>();

    /**
     * Finds them.
     *
     * @throws IllegalStateException if two have the same type: nobody could tell which one a connection means
     */
    @Inject
    public Connectors(@Any Instance<Connector> found) {
        this((Iterable<Connector>) found);
    }

    private Connectors(Iterable<Connector> found) {
        found.forEach(this::add);
    }

    /** A catalogue of just these. */
    public static Connectors of(List<Connector> connectors) {
        return new Connectors((Iterable<Connector>) new ArrayList<>(connectors));
    }

    private void add(Connector connector) {
        ConnectorDescriptor descriptor = connector.descriptor();
        if (descriptor.spiVersion() != Spi.VERSION) {
            log.log(
                    System.Logger.Level.ERROR,
                    "the connector \"{0}\" was built for version {1} of the contract, this hub has {2}; it is left out",
                    descriptor.type(),
                    descriptor.spiVersion(),
                    Spi.VERSION);
            return;
        }
        Connector other = byType.putIfAbsent(descriptor.type(), connector);
        if (other != null) {
            throw new IllegalStateException("there are two connectors of the type \"" + descriptor.type() + "\", \""
                    + other.descriptor().name() + "\" and \"" + descriptor.name() + "\"; remove one of them");
        }
    }

    /** Looks at the catalogue when the hub starts, so that a wrong one stops the start. */
    void started(@Observes Started event) {
        log.log(System.Logger.Level.INFO, "connectors: {0}", byType.keySet());
    }

    /**
     * The connectors whose name, type, category or description holds the words, by name.
     *
     * @param query "" for all
     * @param category "" for all
     */
    public List<ConnectorDescriptor> search(String query, String category) {
        return byType.values().stream()
                .map(Connector::descriptor)
                .filter(connector -> category.isBlank() || connector.category().equalsIgnoreCase(category.strip()))
                .filter(connector -> holds(connector, query))
                .sorted(comparing(ConnectorDescriptor::name).thenComparing(ConnectorDescriptor::type))
                .toList();
    }

    private static boolean holds(ConnectorDescriptor connector, String query) {
        String text = String.join(
                        " ", connector.name(), connector.type(), connector.category(), connector.description())
                .toLowerCase(Locale.ROOT);
        return List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)).stream()
                .allMatch(text::contains);
    }

    public Optional<Connector> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    public Connector get(String type) {
        return find(type).orElseThrow(() -> HubException.notFound("the connector \"" + type + "\""));
    }
}
