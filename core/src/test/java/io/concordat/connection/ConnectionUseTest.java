package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.connector.Session;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What hangs on a connection keeps it from being given up, and from being used with another organisation. */
class ConnectionUseTest {

    private static final Caller HUB = Caller.hub();
    private static final OptionalLong ANY = OptionalLong.empty();

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");
    private final InMemorySystem crm = InMemorySystem.crm(clock);

    @OnBothDatabases
    void g28LinksOfOneOrganisationAreNotUsedWithAnother(Database database) {
        Linked use = new Linked();
        ConfiguredHub hub = hub(database, use);
        Connection made = hub.connections().create(HUB, crm("CRM"));
        hub.connections().check(HUB, made.id());
        crm.withOrganisation("sandbox");
        use.linked = true;

        assertThatThrownBy(() -> hub.connections().open(made.id()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is not the organisation");
        CheckReport report = hub.connections().check(HUB, made.id());

        assertThat(report.connected()).isFalse();
        assertThat(hub.connections().get(made.id()).state()).isEqualTo(ConnectionState.ATTENTION);
        assertThat(hub.connections().get(made.id()).organisationId()).isNotEqualTo(Optional.of("sandbox"));
    }

    @OnBothDatabases
    void withoutLinksAnotherOrganisationIsFine(Database database) {
        ConfiguredHub hub = hub(database, new Linked());
        Connection made = hub.connections().create(HUB, crm("CRM"));
        hub.connections().check(HUB, made.id());
        crm.withOrganisation("sandbox");

        try (Session session = hub.connections().open(made.id())) {
            assertThat(session.organisation().id()).isEqualTo("sandbox");
        }

        assertThat(hub.connections().get(made.id()).organisationId()).contains("sandbox");
    }

    @OnBothDatabases
    void whatIsInUseIsNotGivenUp(Database database) {
        Linked use = new Linked();
        ConfiguredHub hub = hub(database, use);
        Connection made = hub.connections().create(HUB, crm("CRM"));
        use.objection = Optional.of("a run is under way; cancel it or wait for its end");

        assertRefused(Kind.CONFLICT, () -> hub.connections().delete(HUB, made.id(), ANY));

        use.objection = Optional.empty();
        assertRefused(Kind.STALE, () -> hub.connections().delete(HUB, made.id(), OptionalLong.of(7)));
        hub.connections().delete(HUB, made.id(), OptionalLong.of(1));
        assertThat(hub.connections().find(made.id())).isEmpty();
        assertThat(subscriptions(database)).isZero();
        assertRefused(Kind.NOT_FOUND, () -> hub.connections().get(made.id()));
    }

    private ConfiguredHub hub(Database database, ConnectionUse use) {
        return ConfiguredHub.on(database, clock, Map.of(), List.of(use), new InMemoryConnector(crm));
    }

    private static NewConnection crm(String name) {
        return new NewConnection(name, "Our CRM", "memory", Map.of());
    }

    private static long subscriptions(Database database) {
        return database.call(handle -> handle.createQuery("SELECT COUNT(*) FROM dirty_subscriber")
                .mapTo(Long.class)
                .one());
    }

    private static void assertRefused(Kind kind, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    /** A feature above that uses connections. */
    private static final class Linked implements ConnectionUse {

        private boolean linked;
        private Optional<String> objection = Optional.empty();

        @Override
        public Optional<String> objection(UUID connectionId) {
            return objection;
        }

        @Override
        public boolean hasLinks(UUID connectionId) {
            return linked;
        }
    }
}
