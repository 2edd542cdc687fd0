package io.concordat.demo;

import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.connection.NewConnection;
import io.concordat.db.Configuration;
import io.concordat.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Offers the simulated Salesforce organisation that runs beside the embedded default as a second connection. Nothing is
 * run on it until somebody does. What it signs in with opens nothing but the simulation.
 */
@ApplicationScoped
class DemoOrg {

    private static final String NAME = "Demo org (simulated Salesforce)";
    private static final String ADDRESS = "concordat.demo.org";

    private final Configuration configuration;
    private final Connections connections;

    @Inject
    DemoOrg(Configuration configuration, Connections connections) {
        this.configuration = configuration;
        this.connections = connections;
    }

    /** Connects it, unless there is none, or it is connected already. */
    void offer() {
        address().filter(address -> !isConnected()).ifPresent(this::connect);
    }

    /** Where it is; empty if there is none. */
    Optional<String> address() {
        return configuration.find(ADDRESS);
    }

    private boolean isConnected() {
        return connections.list().stream()
                .anyMatch(connection -> connection.name().equals(NAME));
    }

    private void connect(String address) {
        NewConnection wanted = new NewConnection(
                NAME,
                "A made-up organisation that a simulator plays, to see what Salesforce would answer. It forgets everything"
                        + " when the server stops.",
                "salesforce",
                Map.of(
                        "signIn", "client-credentials",
                        "domain", address,
                        "clientId", "3MVG9.simulated.consumer.key",
                        "clientSecret", "simulated-consumer-secret",
                        "settleSeconds", "0"));
        Connection made = connections.create(Caller.hub(), wanted);
        connections.check(Caller.hub(), made.id());
    }
}
