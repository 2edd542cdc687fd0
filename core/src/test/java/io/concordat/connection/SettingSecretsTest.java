package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** A secret setting reaches its connector, and nobody else. */
class SettingSecretsTest {

    private static final String CANARY = "canary-5eb1-quiet";
    private static final Caller HUB = Caller.hub();

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");

    @OnBothDatabases
    void aSecretIsNowhereInTheDatabase(Database database) {
        ConfiguredHub hub = hub(database);
        make(hub, "CRM");

        assertThat(everything(database)).isNotEmpty().noneMatch(value -> value.contains(CANARY));
    }

    @OnBothDatabases
    void aSecretIsNotShownAgain(Database database) {
        ConfiguredHub hub = hub(database);

        Connection connection = make(hub, "CRM");

        assertThat(connection.secrets()).containsExactly("password");
        assertThat(connection.settings()).isEmpty();
        assertThat(connection.toString()).doesNotContain(CANARY);
        assertThat(new NewConnection("CRM", "", "memory", Map.of("password", CANARY)).toString())
                .doesNotContain(CANARY);
        assertThat(ConnectionPatch.NOTHING
                        .withSettings(Map.of("password", CANARY))
                        .toString())
                .doesNotContain(CANARY);
        assertThat(hub.audit().page(OptionalLong.empty(), 10).toString()).doesNotContain(CANARY);
    }

    @OnBothDatabases
    void aSecretReachesItsConnector(Database database) {
        ConfiguredHub hub = hub(database);
        Connection connection = make(hub, "CRM");

        hub.connections().open(connection.id()).close();

        assertThat(hub.connections().get(connection.id()).state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @OnBothDatabases
    void aChangeOfSomethingElseKeepsTheSecret(Database database) {
        ConfiguredHub hub = hub(database);
        Connection connection = make(hub, "CRM");

        hub.connections()
                .change(HUB, connection.id(), OptionalLong.empty(), ConnectionPatch.NOTHING.withName("Renamed"));

        assertThat(hub.connections().check(HUB, connection.id()).connected()).isTrue();
    }

    @OnBothDatabases
    void aSecretThatWasMovedToAnotherConnectionStaysClosed(Database database) {
        ConfiguredHub hub = hub(database);
        UUID one = make(hub, "One").id();
        UUID other = make(hub, "Other").id();

        database.run(handle ->
                handle.createUpdate("""
                        UPDATE connection
                        SET settings = (SELECT c.settings FROM connection c WHERE c.id = :one)
                        WHERE id = :other
                        """).bind("one", one).bind("other", other).execute());

        hub.connections().open(one).close();
        assertThatThrownBy(() -> hub.connections().open(other))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("enter the secret again");
        assertThat(hub.connections().get(other).state()).isEqualTo(ConnectionState.ATTENTION);
    }

    private ConfiguredHub hub(Database database) {
        return ConfiguredHub.on(
                database, clock, new InMemoryConnector(InMemorySystem.crm(clock).withPassword(CANARY)));
    }

    private static Connection make(ConfiguredHub hub, String name) {
        return hub.connections().create(HUB, new NewConnection(name, "", "memory", Map.of("password", CANARY)));
    }

    /** Every value of every table. */
    private static List<String> everything(Database database) {
        return database.call(handle -> {
            List<String> values = new ArrayList<>();
            List<String> tables = handle.createQuery(
                            "SELECT table_name FROM information_schema.tables WHERE LOWER(table_schema) = 'public'")
                    .mapTo(String.class)
                    .list();
            for (String table : tables) {
                handle.createQuery("SELECT * FROM \"" + table + "\"")
                        .mapToMap()
                        .forEach(row -> row.values().forEach(value -> values.add(String.valueOf(value))));
            }
            return values;
        });
    }
}
