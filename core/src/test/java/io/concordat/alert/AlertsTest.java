package io.concordat.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.connection.Connection;
import io.concordat.connection.ConnectionPatch;
import io.concordat.connection.Schedule;
import io.concordat.connection.Schedule.Kind;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.db.Tick;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import io.concordat.security.Caller;
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

    @OnBothDatabases
    void aFailedRunIsTheMatterUntilOneSucceeds(Database database) {
        WatchedHub hub = new WatchedHub(database, clock, Map.of());
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
        WatchedHub hub = new WatchedHub(database, clock, Map.of());
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
        WatchedHub hub = new WatchedHub(database, clock, Map.of());
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
        WatchedHub hub = new WatchedHub(database, clock, Map.of());
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
        WatchedHub hub = new WatchedHub(database, clock, Map.of());
        Connection crm = hub.signedIn();
        clock.advance(Duration.ofHours(30));
        hub.ended(crm, RunState.SUCCEEDED, "");
        IntStream.range(0, 30).forEach(run -> hub.ended(crm, RunState.FAILED, "down"));

        assertThat(hub.kinds()).containsExactly(AlertKind.RUN_FAILED);
    }

    @OnBothDatabases
    void callsThatAreNearlyUsedUpAreTheMatter(Database database) {
        WatchedHub hub = new WatchedHub(database, clock, Map.of());
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
        WatchedHub hub = new WatchedHub(database, clock, Map.of());
        Connection crm = hub.connection();
        hub.marked(crm, clock.instant());
        assertThat(hub.backlog.at(clock.instant().plus(Duration.ofHours(26)))).isEmpty();

        assertThat(hub.backlog.at(clock.instant().plus(Duration.ofHours(27))))
                .extracting(Condition::kind)
                .containsExactly(AlertKind.BACKLOG);
    }

    @OnBothDatabases
    void changesMayWaitForTheDayThatACalendarNames(Database database) {
        WatchedHub hub = new WatchedHub(database, clock, Map.of());
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
        WatchedHub hub = new WatchedHub(database, clock, Map.of());
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
        WatchedHub hub = new WatchedHub(database, clock, Map.of());
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
            WatchedHub hub =
                    new WatchedHub(database, clock, Map.of(Webhook.URL, listener.address(), Webhook.SECRET, "shared"));
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
            WatchedHub hub = new WatchedHub(database, clock, Map.of(Webhook.URL, listener.address()));
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
}
