package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.security.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An id that somebody wrote down is kept as the other system says it, or not at all. */
class WrittenIdsTest {

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");
    private final Connector crm = new Shouting(new InMemoryConnector(InMemorySystem.crm(clock)));

    @OnBothDatabases
    void theSystemSaysHowItWritesAnId(Database database) {
        ConfiguredHub hub = ConfiguredHub.on(database, clock, crm);

        assertThat(ids(hub).read(connection(hub), " ab1 ")).isEqualTo("AB1");
    }

    @OnBothDatabases
    void whatNoRecordCanHaveIsRefused(Database database) {
        ConfiguredHub hub = ConfiguredHub.on(database, clock, crm);
        UUID connection = connection(hub);

        for (String nonsense : List.of("", "a b", "a\tb", "x".repeat(256))) {
            assertThatThrownBy(() -> ids(hub).read(connection, nonsense))
                    .isInstanceOf(HubException.class)
                    .hasMessageContaining("is expected");
        }
    }

    private static UUID connection(ConfiguredHub hub) {
        return hub.connections()
                .create(Caller.hub(), new NewConnection("CRM", "", "memory", Map.of()))
                .id();
    }

    private WrittenIds ids(ConfiguredHub hub) {
        return new WrittenIds(hub.connections(), Connectors.of(List.of(crm)));
    }

    /** A system whose ids are in capitals and have no blanks. */
    private record Shouting(InMemoryConnector system) implements Connector {

        @Override
        public ConnectorDescriptor descriptor() {
            return system.descriptor();
        }

        @Override
        public Session open(Settings settings) {
            return system.open(settings);
        }

        @Override
        public Optional<String> recordId(String written) {
            return Optional.of(written.toUpperCase(Locale.ROOT)).filter(id -> !id.contains(" "));
        }
    }
}
