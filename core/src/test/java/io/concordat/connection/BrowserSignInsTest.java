package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.connector.BrowserSignIn;
import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.Vault;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A browser is sent away with a question, and its answer is taken once, soon, and from whoever was sent. */
class BrowserSignInsTest {

    private static final URI CALLBACK = URI.create("https://hub.example/api/v1/oauth/callback");
    private static final String BROWSER = "session-1";
    private static final Caller ANN = new Caller("ann", Set.of(Permission.values()), "");
    private static final Caller BOB = new Caller("bob", Set.of(Permission.values()), "");
    private static final String CANARY = "token-canary-77";

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");

    @OnBothDatabases
    void anAnswerSignsTheConnectionIn(Database database) {
        ConfiguredHub hub = hub(database);
        UUID id = make(hub);
        hub.connections().check(ANN, id);
        assertThat(hub.connections().get(id).state()).isEqualTo(ConnectionState.NEEDS_LOGIN);

        String state = stateOf(hub.signIns().begin(ANN, BROWSER, id, CALLBACK));

        BrowserSignIns.SignedIn signedIn = hub.signIns().finish(ANN, BROWSER, Map.of("state", state, "code", "42"));

        assertThat(signedIn.connection()).isEqualTo(id);
        assertThat(signedIn.report().connected()).isTrue();
        assertThat(hub.connections().get(id).state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @OnBothDatabases
    void anAnswerIsTakenOnce(Database database) {
        ConfiguredHub hub = hub(database);
        String state = stateOf(hub.signIns().begin(ANN, BROWSER, make(hub), CALLBACK));
        hub.signIns().finish(ANN, BROWSER, Map.of("state", state, "code", "42"));

        assertThatThrownBy(() -> hub.signIns().finish(ANN, BROWSER, Map.of("state", state, "code", "42")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("choose Connect again");
    }

    @OnBothDatabases
    void anAnswerOfSomebodyElseIsNotTaken(Database database) {
        ConfiguredHub hub = hub(database);
        String state = stateOf(hub.signIns().begin(ANN, BROWSER, make(hub), CALLBACK));

        assertThatThrownBy(() -> hub.signIns().finish(BOB, BROWSER, Map.of("state", state, "code", "42")))
                .isInstanceOf(HubException.class);
        hub.signIns().finish(ANN, BROWSER, Map.of("state", state, "code", "42"));
    }

    @OnBothDatabases
    void anAnswerInAnotherBrowserOfTheSamePersonIsNotTaken(Database database) {
        ConfiguredHub hub = hub(database);
        String state = stateOf(hub.signIns().begin(ANN, BROWSER, make(hub), CALLBACK));

        assertThatThrownBy(() -> hub.signIns().finish(ANN, "session-2", Map.of("state", state, "code", "42")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("in this browser");
        hub.signIns().finish(ANN, BROWSER, Map.of("state", state, "code", "42"));
    }

    @OnBothDatabases
    void whatAProgramAskedForIsAnsweredInAnyBrowserOfTheSamePerson(Database database) {
        ConfiguredHub hub = hub(database);
        String state = stateOf(hub.signIns().begin(ANN, BrowserSignIns.NO_BROWSER, make(hub), CALLBACK));

        assertThatThrownBy(() -> hub.signIns().finish(BOB, BROWSER, Map.of("state", state, "code", "42")))
                .isInstanceOf(HubException.class);
        hub.signIns().finish(ANN, BROWSER, Map.of("state", state, "code", "42"));
    }

    @OnBothDatabases
    void anAnswerThatComesTooLateIsNotTaken(Database database) {
        ConfiguredHub hub = hub(database);
        String state = stateOf(hub.signIns().begin(ANN, BROWSER, make(hub), CALLBACK));

        clock.advance(Duration.ofMinutes(11));

        assertThatThrownBy(() -> hub.signIns().finish(ANN, BROWSER, Map.of("state", state, "code", "42")))
                .isInstanceOf(HubException.class);
    }

    @OnBothDatabases
    void aRefusalIsPassedOnInItsOwnWords(Database database) {
        ConfiguredHub hub = hub(database);
        String state = stateOf(hub.signIns().begin(ANN, BROWSER, make(hub), CALLBACK));

        assertThatThrownBy(() -> hub.signIns().finish(ANN, BROWSER, Map.of("state", state, "error", "access_denied")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("you did not allow it");
    }

    @OnBothDatabases
    void aDisconnectedConnectionNeedsANewSignIn(Database database) {
        ConfiguredHub hub = hub(database);
        UUID id = make(hub);
        hub.signIns()
                .finish(
                        ANN,
                        BROWSER,
                        Map.of("state", stateOf(hub.signIns().begin(ANN, BROWSER, id, CALLBACK)), "code", "42"));

        hub.signIns().disconnect(ANN, id);

        assertThat(hub.connections().get(id).state()).isEqualTo(ConnectionState.NEEDS_LOGIN);
        assertThat(hub.connections().check(ANN, id).connected()).isFalse();
    }

    @OnBothDatabases
    void aDeletionFromAnOldPageLeavesTheSignIn(Database database) {
        ConfiguredHub hub = hub(database);
        UUID id = make(hub);
        String state = stateOf(hub.signIns().begin(ANN, BROWSER, id, CALLBACK));
        hub.signIns().finish(ANN, BROWSER, Map.of("state", state, "code", "42"));

        assertThatThrownBy(() -> hub.connections().delete(ANN, id, OptionalLong.of(99)))
                .isInstanceOf(HubException.class);

        assertThat(hub.connections().check(ANN, id).connected()).isTrue();
    }

    @OnBothDatabases
    void whatAConnectorKeepsIsNowhereInTheDatabase(Database database) {
        ConfiguredHub hub = hub(database);
        UUID id = make(hub);
        hub.signIns()
                .finish(
                        ANN,
                        BROWSER,
                        Map.of("state", stateOf(hub.signIns().begin(ANN, BROWSER, id, CALLBACK)), "code", "42"));

        List<String> sealed = database.call(handle -> handle.createQuery("SELECT sealed FROM connection_vault")
                .mapTo(String.class)
                .list());
        assertThat(sealed).hasSize(1).noneMatch(text -> text.contains(CANARY));
    }

    @OnBothDatabases
    void exclusiveWorkOfManyThreadsIsDoneOneByOne(Database database) {
        ConfiguredHub hub = hub(database);
        Vault vault = hub.vault(make(hub));
        vault.put("count", "0");

        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            all.add(CompletableFuture.runAsync(() -> {
                for (int turn = 0; turn < 5; turn++) {
                    vault.exclusively(() -> {
                        int count = Integer.parseInt(vault.find("count").orElseThrow());
                        vault.put("count", String.valueOf(count + 1));
                        return count;
                    });
                }
            }));
        }
        all.forEach(CompletableFuture::join);

        assertThat(vault.find("count")).contains("40");
    }

    private ConfiguredHub hub(Database database) {
        return ConfiguredHub.on(database, clock, new Browsing(new InMemoryConnector(InMemorySystem.crm(clock))));
    }

    private static UUID make(ConfiguredHub hub) {
        return hub.connections()
                .create(ANN, new NewConnection("CRM", "", "memory", Map.of()))
                .id();
    }

    private static String stateOf(URI url) {
        return url.getQuery().replaceFirst("^state=", "");
    }

    /** Signs in with what the browser brought, and with nothing else. */
    private record Browsing(Connector behind) implements Connector, BrowserSignIn {

        @Override
        public ConnectorDescriptor descriptor() {
            return behind.descriptor();
        }

        @Override
        public Session open(Settings settings) {
            return behind.open(settings);
        }

        @Override
        public Session open(Settings settings, Vault vault) {
            if (vault.find("token").isEmpty()) {
                throw new ConnectorException(Failure.CREDENTIALS_REFUSED, "nobody signed in; choose Connect");
            }
            return behind.open(settings);
        }

        @Override
        public Optional<BrowserSignIn> browserSignIn(Settings settings) {
            return Optional.of(this);
        }

        @Override
        public void disconnect(Settings settings, Vault vault) {
            vault.remove("token");
        }

        @Override
        public Departure begin(Settings settings, URI callback, String state) {
            return new Departure(URI.create("https://crm.example/authorize?state=" + state), "verifier");
        }

        @Override
        public void finish(Settings settings, Vault vault, URI callback, String memory, Map<String, String> answer) {
            if (answer.containsKey("error")) {
                throw new ConnectorException(Failure.CREDENTIALS_REFUSED, "you did not allow it");
            }
            assertThat(memory).isEqualTo("verifier");
            assertThat(callback).isEqualTo(CALLBACK);
            vault.put("token", CANARY + answer.get("code"));
        }
    }
}
