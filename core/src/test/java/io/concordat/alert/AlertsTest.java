package io.concordat.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.connection.ConfiguredHub;
import io.concordat.connection.Connection;
import io.concordat.connection.ConnectionPatch;
import io.concordat.connection.NewConnection;
import io.concordat.connection.Schedule;
import io.concordat.connection.Schedule.Kind;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.db.Tick;
import io.concordat.db.Times;
import io.concordat.hub.DirtyMarks;
import io.concordat.review.Reviews;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import io.concordat.security.Caller;
import io.concordat.sync.store.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;

/**
 * What is the matter is noticed by itself, shown until it is over, and told once at its beginning and once at its end.
 */
@Timeout(60)
class AlertsTest {

    private static final Caller HUB = Caller.hub();

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");
    private final Ids ids = Ids.system();

    @OnBothDatabases
    void aFailedRunIsTheMatterUntilOneSucceeds(Database database) {
        Hub hub = new Hub(database, Map.of());
        Connection crm = hub.connection();
        hub.ended(crm, RunState.FAILED, "the other system is down");

        hub.minute();

        assertThat(hub.alerts.open()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.RUN_FAILED);
            assertThat(alert.text()).isEqualTo("CRM: the last run failed (the other system is down)");
            assertThat(alert.raisedAt()).isEqualTo(clock.instant());
        });
        hub.ended(crm, RunState.SUCCEEDED, "");
        hub.minute();
        assertThat(hub.alerts.open()).isEmpty();
        assertThat(hub.alerts.all())
                .singleElement()
                .satisfies(alert -> assertThat(alert.resolvedAt()).contains(clock.instant()));
    }

    @OnBothDatabases
    void aNightWithoutARunIsTheMatterTwoHoursAfterTheNext(Database database) {
        Hub hub = new Hub(database, Map.of());
        Connection crm = hub.signedIn();
        hub.ended(crm, RunState.SUCCEEDED, "");
        clock.advance(Duration.ofHours(26));
        assertThat(hub.kinds()).isEmpty();

        clock.advance(Duration.ofMinutes(1));

        assertThat(hub.kinds()).containsExactly(AlertKind.RUN_OVERDUE);
        hub.wired.connections().pause(HUB, crm.id());
        assertThat(hub.kinds()).isEmpty();
    }

    @OnBothDatabases
    void aRunThatAnIntervalOwesIsTheMatterTwoHoursLater(Database database) {
        Hub hub = new Hub(database, Map.of());
        Connection crm = hub.signedIn();
        hub.scheduled(crm, new Schedule(Kind.INTERVAL, LocalTime.MIDNIGHT, ZoneOffset.UTC, Duration.ofHours(1), ""));
        hub.ended(crm, RunState.SUCCEEDED, "");
        clock.advance(Duration.ofHours(2));
        assertThat(hub.kinds()).isEmpty();

        clock.advance(Duration.ofHours(1).plusMinutes(1));

        assertThat(hub.kinds()).containsExactly(AlertKind.RUN_OVERDUE);
    }

    @OnBothDatabases
    void aRunThatACalendarOwesIsTheMatterAndNoneIsOwedBefore(Database database) {
        Hub hub = new Hub(database, Map.of());
        Connection crm = hub.signedIn();
        clock.advance(Duration.ofDays(40));
        hub.scheduled(
                crm,
                new Schedule(Kind.CALENDAR, LocalTime.MIDNIGHT, ZoneOffset.UTC, Duration.ofHours(1), "0 3 * * MON"));
        assertThat(hub.kinds()).isEmpty();
        Instant monday =
                hub.wired.due().next(hub.wired.connections().get(crm.id())).orElseThrow();

        clock.advance(Duration.between(clock.instant(), monday.plus(Duration.ofHours(2))));
        assertThat(hub.kinds()).isEmpty();
        clock.advance(Duration.ofMinutes(1));

        assertThat(hub.kinds()).containsExactly(AlertKind.RUN_OVERDUE);
    }

    @OnBothDatabases
    void aGoodRunBeforeManyBadOnesStillCounts(Database database) {
        Hub hub = new Hub(database, Map.of());
        Connection crm = hub.signedIn();
        clock.advance(Duration.ofHours(30));
        hub.ended(crm, RunState.SUCCEEDED, "");
        IntStream.range(0, 30).forEach(run -> hub.ended(crm, RunState.FAILED, "down"));

        assertThat(hub.kinds()).containsExactly(AlertKind.RUN_FAILED);
    }

    @OnBothDatabases
    void callsThatAreNearlyUsedUpAreTheMatter(Database database) {
        Hub hub = new Hub(database, Map.of());
        Connection crm = hub.connection();
        hub.wired.connections().change(HUB, crm.id(), OptionalLong.empty(), budget(10));
        Run run = hub.ended(crm, RunState.SUCCEEDED, "");
        assertThat(hub.kinds()).isEmpty();

        hub.used(run, 8);

        assertThat(hub.conditions.at(clock.instant())).singleElement().satisfies(condition -> {
            assertThat(condition.kind()).isEqualTo(AlertKind.BUDGET);
            assertThat(condition.detail()).isEqualTo("80 %");
        });
    }

    @OnBothDatabases
    void changesThatWaitForTooLongAreTheMatter(Database database) {
        Hub hub = new Hub(database, Map.of());
        Connection crm = hub.connection();
        hub.marked(crm, clock.instant());
        assertThat(hub.backlog.at(clock.instant().plus(Duration.ofHours(26)))).isEmpty();

        assertThat(hub.backlog.at(clock.instant().plus(Duration.ofHours(27))))
                .extracting(Condition::kind)
                .containsExactly(AlertKind.BACKLOG);
    }

    @OnBothDatabases
    void changesMayWaitForTheDayThatACalendarNames(Database database) {
        Hub hub = new Hub(database, Map.of());
        Connection crm = hub.connection();
        hub.scheduled(
                crm, new Schedule(Kind.CALENDAR, LocalTime.MIDNIGHT, ZoneOffset.UTC, Duration.ofHours(1), "0 3 1 * *"));
        hub.marked(crm, Instant.parse("2030-02-01T04:00:00Z"));

        assertThat(hub.backlog.at(Instant.parse("2030-03-01T05:00:00Z"))).isEmpty();
        assertThat(hub.backlog.at(Instant.parse("2030-03-01T05:00:01Z")))
                .extracting(Condition::kind)
                .containsExactly(AlertKind.BACKLOG);
    }

    @OnBothDatabases
    void whatOneNodeHasCountedAnotherDoesNotTakeBack(Database database) {
        Hub hub = new Hub(database, Map.of());
        Connection crm = hub.connection();
        hub.minute();
        hub.marked(crm, clock.instant().minus(Duration.ofHours(27)));
        AlertWatch another = hub.watch();

        clock.advance(Duration.ofSeconds(10));
        another.at(new Tick(clock.instant()));
        clock.advance(Duration.ofSeconds(10));
        hub.watch.at(new Tick(clock.instant()));

        assertThat(hub.alerts.open()).extracting(Alert::kind).containsExactly(AlertKind.BACKLOG);
    }

    @OnBothDatabases
    void whoHasSeenItIsRememberedUntilItComesAgain(Database database) {
        Hub hub = new Hub(database, Map.of());
        Connection crm = hub.connection();
        hub.ended(crm, RunState.FAILED, "down");
        hub.minute();
        UUID id = hub.alerts.open().get(0).id();

        assertThat(hub.alerts.acknowledge(HUB, id).seenBy()).isEqualTo(HUB.name());
        hub.alerts.acknowledge(HUB, id);

        assertThat(hub.wired.audit().of(crm.id().toString(), 10))
                .filteredOn(entry -> entry.deed().action().equals("ALERT_SEEN"))
                .hasSize(1);
        hub.ended(crm, RunState.SUCCEEDED, "");
        hub.minute();
        assertThatThrownBy(() -> hub.alerts.acknowledge(HUB, id))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("over already");
        hub.ended(crm, RunState.FAILED, "down again");
        hub.minute();
        assertThat(hub.alerts.get(id).isSeen()).isFalse();
    }

    @OnBothDatabases
    void anotherSystemIsToldOfTheBeginningAndTheEnd(Database database) throws Exception {
        try (Listener listener = new Listener(500, 204, 204)) {
            Hub hub = new Hub(database, Map.of(Webhook.URL, listener.address(), Webhook.SECRET, "shared"));
            Connection crm = hub.connection();
            hub.ended(crm, RunState.FAILED, "down");
            hub.minute();
            assertThat(listener.bodies).hasSize(1);
            hub.minute();
            hub.minute();
            assertThat(listener.bodies).as("refused once, then told once").hasSize(2);

            hub.ended(crm, RunState.SUCCEEDED, "");
            hub.minute();
            hub.minute();

            assertThat(listener.bodies).hasSize(3);
            assertThat(List.copyOf(listener.bodies).get(1)).contains("\"event\":\"RAISED\"", "\"kind\":\"RUN_FAILED\"");
            assertThat(List.copyOf(listener.bodies).get(2)).contains("\"event\":\"RESOLVED\"");
            assertThat(listener.signatures).allMatch(signature -> signature.startsWith("sha256="));
            assertThat(listener.signatures)
                    .last()
                    .isEqualTo("sha256="
                            + Webhook.signature(
                                    "shared", List.copyOf(listener.bodies).get(2)));
        }
    }

    @OnBothDatabases
    void whatAConnectionDoesNotSendIsShownAllTheSame(Database database) throws Exception {
        try (Listener listener = new Listener()) {
            Hub hub = new Hub(database, Map.of(Webhook.URL, listener.address()));
            Connection crm = hub.connection();
            Set<AlertKind> wanted = EnumSet.complementOf(EnumSet.of(AlertKind.RUN_FAILED));
            hub.alerts.subscribe(HUB, crm.id(), wanted);
            hub.ended(crm, RunState.FAILED, "down");

            hub.minute();

            assertThat(hub.alerts.subscribed(crm.id())).isEqualTo(wanted);
            assertThat(listener.bodies).isEmpty();
            assertThat(hub.alerts.open()).hasSize(1);
        }
    }

    private static ConnectionPatch budget(long calls) {
        return ConnectionPatch.NOTHING.withBudget(calls);
    }

    /** The feature over a database, wired by hand. */
    private final class Hub {

        private final Database database;
        private final ConfiguredHub wired;
        private final RunJournal journal;
        private final Conditions conditions;
        private final Backlog backlog;
        private final Alerts alerts;
        private final Webhook webhook;
        private final AlertWatch watch;

        Hub(Database database, Map<String, String> settings) {
            this.database = database;
            InMemorySystem crm = InMemorySystem.crm(clock);
            wired = ConfiguredHub.on(database, clock, new InMemoryConnector(crm));
            journal = new RunJournal(database, clock);
            conditions = new Conditions(wired.connections(), wired.due(), journal, new Reviews(database, clock));
            backlog = new Backlog(wired.connections(), database, new DirtyMarks(database, ids, clock));
            alerts = new Alerts(database, wired.connections(), new Audit(database, clock, ids), ids, clock);
            webhook = new Webhook(database, Configuration.of(settings));
            watch = watch();
        }

        AlertWatch watch() {
            Audit audit = new Audit(database, clock, ids);
            Mail nobody = new Mail(database, Configuration.of(Map.of()), audit, clock, Runnable::run);
            return new AlertWatch(conditions, backlog, alerts, webhook, nobody);
        }

        Connection connection() {
            return wired.connections().create(HUB, new NewConnection("CRM", "", "memory", Map.of()));
        }

        Connection signedIn() {
            Connection made = connection();
            wired.connections().check(HUB, made.id());
            return made;
        }

        void scheduled(Connection connection, Schedule schedule) {
            wired.connections().schedule(HUB, connection.id(), OptionalLong.empty(), schedule);
        }

        Run ended(Connection connection, RunState state, String why) {
            Run run = Samples.run(connection.id()).ended(state, clock.instant(), why);
            journal.insert(run);
            return run;
        }

        void marked(Connection connection, Instant at) {
            database.run(handle -> handle.createUpdate("""
                            INSERT INTO dirty (connection_id, hub_object, hub_id, id, marked_at)
                            VALUES (:connection, 'profiles', :id, :id, :at)
                            """)
                    .bind("connection", connection.id())
                    .bind("id", ids.next())
                    .bind("at", Times.of(at))
                    .execute());
        }

        void used(Run run, long calls) {
            database.run(handle -> handle.createUpdate("UPDATE run SET calls_used = :calls WHERE id = :id")
                    .bind("calls", calls)
                    .bind("id", run.id())
                    .execute());
        }

        List<AlertKind> kinds() {
            return conditions.at(clock.instant()).stream().map(Condition::kind).toList();
        }

        /** A minute later; what was sent has arrived. */
        void minute() {
            clock.advance(Duration.ofMinutes(1));
            watch.at(new Tick(clock.instant()));
            while (!webhook.isAtRest()) {
                Thread.onSpinWait();
                webhook.collect();
            }
        }
    }
}
