package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.audit.AuditEntry;
import io.concordat.connector.Check;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.security.Caller;
import io.concordat.security.Role;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Connections are made, changed, checked, paused and given up. */
class ConnectionsTest {

    private static final Caller HUB = Caller.hub();
    private static final OptionalLong ANY = OptionalLong.empty();

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");
    private final InMemorySystem crm = InMemorySystem.crm(clock);

    @OnBothDatabases
    void aNewConnectionIsCautious(Database database) {
        ConfiguredHub hub = hub(database);

        Connection made = hub.connections().create(HUB, crm("CRM"));

        assertThat(made.state()).isEqualTo(ConnectionState.NEW);
        assertThat(made.writing()).isFalse();
        assertThat(made.enabled()).isTrue();
        assertThat(made.schedule().kind()).isEqualTo(Schedule.Kind.NIGHTLY);
        assertThat(made.schedule().at()).isEqualTo(Schedule.TWO_AT_NIGHT);
        assertThat(made.version()).isEqualTo(1);
        assertThat(hub.connections().list()).containsExactly(made);
        assertThat(hub.due().next(made)).isEmpty();
    }

    @OnBothDatabases
    void everyFieldThatIsWrongIsNamed(Database database) {
        ConfiguredHub hub = hub(database);

        assertProblems(
                () -> hub.connections().create(HUB, new NewConnection(" ", "", "nothing", Map.of())),
                "name",
                "connector");
        assertProblems(
                () -> hub.connections().create(HUB, new NewConnection("a\nb", "", "memory", Map.of("pasword", "x"))),
                "name",
                "settings.pasword");
    }

    @OnBothDatabases
    void namesAreTakenWhateverTheirCase(Database database) {
        ConfiguredHub hub = hub(database);
        hub.connections().create(HUB, crm("CRM"));
        Connection other = hub.connections().create(HUB, crm("Other"));

        assertRefused(Kind.CONFLICT, () -> hub.connections().create(HUB, crm("crm")));
        assertRefused(
                Kind.CONFLICT,
                () -> hub.connections().change(HUB, other.id(), ANY, ConnectionPatch.NOTHING.withName("Crm")));
        assertThat(hub.connections().get(other.id()).name()).isEqualTo("Other");
    }

    @OnBothDatabases
    void aChangeCountsTheVersionUpAndAStaleOneIsRefused(Database database) {
        ConfiguredHub hub = hub(database);
        Connection made = hub.connections().create(HUB, crm("CRM"));

        Connection changed =
                hub.connections().change(HUB, made.id(), OptionalLong.of(1), ConnectionPatch.NOTHING.withWriting(true));

        assertThat(changed.writing()).isTrue();
        assertThat(changed.name()).isEqualTo("CRM");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(hub.connections().get(made.id())).isEqualTo(changed);
        assertRefused(
                Kind.STALE,
                () -> hub.connections()
                        .change(HUB, made.id(), OptionalLong.of(1), ConnectionPatch.NOTHING.withName("Mine")));
    }

    @OnBothDatabases
    void aCheckDoesNotDisturbWhoEdits(Database database) {
        ConfiguredHub hub = hub(database);
        Connection made = hub.connections().create(HUB, crm("CRM"));

        CheckReport report = hub.connections().check(HUB, made.id());

        Connection checked = hub.connections().get(made.id());
        assertThat(report.connected()).isTrue();
        assertThat(report.checks()).allMatch(Check::ok);
        assertThat(checked.state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(checked.organisationId())
                .contains(report.organisation().orElseThrow().id());
        assertThat(checked.version()).isEqualTo(made.version());
        assertThat(hub.due().next(checked)).isPresent();
    }

    @OnBothDatabases
    void aRefusedPasswordNeedsSomebody(Database database) {
        crm.withPassword("right");
        ConfiguredHub hub = hub(database);
        Connection made =
                hub.connections().create(HUB, new NewConnection("CRM", "", "memory", Map.of("password", "wrong")));

        CheckReport report = hub.connections().check(HUB, made.id());

        assertThat(report.connected()).isFalse();
        assertThat(report.checks()).extracting(Check::code).containsExactly("CREDENTIALS_REFUSED");
        assertThat(report.checks().get(0).fix()).isNotBlank();
        assertThat(hub.connections().get(made.id()).state()).isEqualTo(ConnectionState.NEEDS_LOGIN);

        hub.connections()
                .change(HUB, made.id(), ANY, ConnectionPatch.NOTHING.withSettings(Map.of("password", "right")));
        hub.connections().open(made.id()).close();
        assertThat(hub.connections().get(made.id()).state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @OnBothDatabases
    void aSignInThatDiesInTheMiddleOfARunNeedsSomebody(Database database) {
        ConfiguredHub hub = hub(database);
        UUID id = hub.connections()
                .create(HUB, new NewConnection("CRM", "", "memory", Map.of()))
                .id();
        hub.connections().open(id).close();

        hub.connections().noteFailure(id, Failure.UNREACHABLE);
        assertThat(hub.connections().get(id).state()).isEqualTo(ConnectionState.CONNECTED);

        hub.connections().noteFailure(id, Failure.CREDENTIALS_REFUSED);
        assertThat(hub.connections().get(id).state()).isEqualTo(ConnectionState.NEEDS_LOGIN);
    }

    @OnBothDatabases
    void aRequiredSettingStays(Database database) {
        crm.withPassword("right");
        ConfiguredHub hub = hub(database);

        assertProblems(() -> hub.connections().create(HUB, crm("CRM")), "settings.password");

        Connection made =
                hub.connections().create(HUB, new NewConnection("CRM", "", "memory", Map.of("password", "right")));
        assertProblems(
                () -> hub.connections()
                        .change(HUB, made.id(), ANY, ConnectionPatch.NOTHING.withSettings(Map.of("password", ""))),
                "settings.password");
    }

    @OnBothDatabases
    void aPauseIsAStateThatHidesTheOthers(Database database) {
        ConfiguredHub hub = hub(database);
        Connection made = hub.connections().create(HUB, crm("CRM"));
        hub.connections().check(HUB, made.id());

        assertThat(hub.connections().pause(HUB, made.id()).state()).isEqualTo(ConnectionState.PAUSED);
        assertThat(hub.connections().pause(HUB, made.id()).isPaused()).isTrue();
        assertThat(hub.connections().resume(HUB, made.id()).state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(actions(hub)).containsExactly("CONNECTION_RESUMED", "CONNECTION_PAUSED", "CONNECTION_CREATED");
    }

    @OnBothDatabases
    void whoMayNotIsRefused(Database database) {
        ConfiguredHub hub = hub(database);
        Connection made = hub.connections().create(HUB, crm("CRM"));
        Caller viewer = new Caller("vera", Role.VIEWER.permissions(), "");
        Caller operator = new Caller("otto", Role.OPERATOR.permissions(), "");
        ConnectionPatch schedule =
                ConnectionPatch.NOTHING.withSchedule(made.schedule().with(Schedule.Kind.MANUAL));

        for (Caller caller : List.of(viewer, operator)) {
            assertRefused(Kind.FORBIDDEN, () -> hub.connections().create(caller, crm("Mine")));
            assertRefused(Kind.FORBIDDEN, () -> hub.connections().delete(caller, made.id(), ANY));
            assertRefused(
                    Kind.FORBIDDEN, () -> hub.connections().change(caller, made.id(), ANY, schedule.withWriting(true)));
        }
        assertRefused(Kind.FORBIDDEN, () -> hub.connections().pause(viewer, made.id()));
        assertRefused(Kind.FORBIDDEN, () -> hub.connections().check(viewer, made.id()));
        assertThat(hub.connections()
                        .change(operator, made.id(), ANY, schedule)
                        .schedule()
                        .kind())
                .isEqualTo(Schedule.Kind.MANUAL);
    }

    @OnBothDatabases
    void aConnectorThatWasRemovedIsNamed(Database database) {
        Connection made = hub(database).connections().create(HUB, crm("CRM"));
        ConfiguredHub without = ConfiguredHub.on(database, clock);

        assertThat(without.connections().list()).hasSize(1);
        assertThatThrownBy(() -> without.connections().open(made.id()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("\"memory\"");
    }

    private ConfiguredHub hub(Database database) {
        return ConfiguredHub.on(database, clock, Map.of(), List.of(), new InMemoryConnector(crm));
    }

    private static NewConnection crm(String name) {
        return new NewConnection(name, "Our CRM", "memory", Map.of());
    }

    private static List<String> actions(ConfiguredHub hub) {
        return hub.audit().page(OptionalLong.empty(), 100).stream()
                .map(AuditEntry::deed)
                .map(deed -> deed.action())
                .toList();
    }

    private static void assertProblems(ThrowingCallable attempt, String... fields) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(HubException.Problem::field)
                                .containsExactly(fields));
    }

    private static void assertRefused(Kind kind, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}
