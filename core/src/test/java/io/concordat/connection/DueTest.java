package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connection.Due.Firing;
import io.concordat.connection.Schedule.Kind;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What is due is run once: after a night, after many nights without a server, and on however many nodes. */
class DueTest {

    private static final Caller HUB = Caller.hub();

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");

    @OnBothDatabases
    void aNightComesOnce(Database database) {
        ConfiguredHub hub = hub(database);
        UUID connection = checked(hub);

        assertThat(hub.due().at(clock.instant())).isEmpty();

        clock.set("2026-05-02T02:00:03Z");
        assertThat(taken(hub))
                .containsExactly(new Firing(
                        connection, Instant.parse("2026-05-02T02:00:00Z"), Instant.parse("2026-05-01T12:00:00Z")));
        assertThat(taken(hub)).isEmpty();

        clock.set("2026-05-03T02:00:00Z");
        assertThat(taken(hub)).hasSize(1);
    }

    @OnBothDatabases
    void aNightThatNobodyTakesStaysDueAsTheSame(Database database) {
        ConfiguredHub hub = hub(database);
        checked(hub);
        clock.set("2026-05-02T02:00:03Z");
        Firing firing = hub.due().at(clock.instant()).get(0);

        clock.advance(Duration.ofMinutes(10));

        assertThat(taken(hub)).containsExactly(firing);
        assertThat(taken(hub)).isEmpty();
    }

    @OnBothDatabases
    void whatIsTakenInATransactionThatFailsIsNotTaken(Database database) {
        ConfiguredHub hub = hub(database);
        checked(hub);
        clock.set("2026-05-02T02:00:03Z");

        assertThatThrownBy(() -> database.run(handle -> {
                    assertThat(taken(hub)).hasSize(1);
                    throw new IllegalStateException("the process dies here");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(taken(hub)).hasSize(1);
    }

    @OnBothDatabases
    void nightsThatWereMissedAreMadeUpForOnce(Database database) {
        ConfiguredHub hub = hub(database);
        checked(hub);

        clock.set("2026-05-20T09:00:00Z");

        assertThat(taken(hub)).hasSize(1);
        assertThat(taken(hub)).isEmpty();
        assertThat(hub(database).due().at(Instant.parse("2026-05-21T01:59:59Z")))
                .isEmpty();
    }

    @OnBothDatabases
    void whatIsPausedOrOffOrNeverSignedInIsNotDue(Database database) {
        ConfiguredHub hub = hub(database);
        hub.connections().create(HUB, new NewConnection("Never", "", "memory", Map.of()));
        UUID paused = checked(hub);
        hub.connections().pause(HUB, paused);
        UUID off = checked(hub);
        hub.connections()
                .change(
                        HUB,
                        off,
                        OptionalLong.empty(),
                        new ConnectionPatch(
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                Optional.of(false),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));

        clock.set("2026-05-03T03:00:00Z");

        assertThat(hub.due().at(clock.instant())).isEmpty();
    }

    @OnBothDatabases
    void aNightInAPauseIsNotMadeUpForButTheNextOneComes(Database database) {
        ConfiguredHub hub = hub(database);
        UUID connection = checked(hub);
        hub.connections().pause(HUB, connection);
        clock.set("2026-05-03T09:00:00Z");
        hub.connections().resume(HUB, connection);

        assertThat(hub.due().at(clock.instant())).isEmpty();

        clock.set("2026-05-04T02:00:00Z");
        assertThat(hub.due().at(clock.instant())).hasSize(1);
    }

    @OnBothDatabases
    void aScheduleThatSomebodySetsIsInForceAtOnce(Database database) {
        ConfiguredHub hub = hub(database);
        Connection connection = hub.connections().create(HUB, new NewConnection("CRM", "", "memory", Map.of()));
        Schedule everyMinute =
                new Schedule(Kind.INTERVAL, Schedule.TWO_AT_NIGHT, ZoneOffset.UTC, Duration.ofMinutes(1), "");
        hub.connections().schedule(HUB, connection.id(), OptionalLong.empty(), everyMinute);

        clock.advance(Duration.ofMinutes(1));

        assertThat(taken(hub)).hasSize(1);
        assertThat(hub.due().next(hub.connections().get(connection.id())))
                .contains(Instant.parse("2026-05-01T12:02:00Z"));
    }

    @OnBothDatabases
    void nodesThatAskAtTheSameTimeFireOnce(Database database) throws InterruptedException, ExecutionException {
        ConfiguredHub hub = hub(database);
        checked(hub);
        clock.set("2026-05-02T02:00:00Z");
        ExecutorService nodes = Executors.newFixedThreadPool(8);

        List<Callable<List<Firing>>> asks = new ArrayList<>();
        for (int node = 0; node < 8; node++) {
            asks.add(() -> taken(hub));
        }
        List<Firing> firings = new ArrayList<>();
        for (Future<List<Firing>> answer : nodes.invokeAll(asks)) {
            firings.addAll(answer.get());
        }
        nodes.shutdown();

        assertThat(firings).hasSize(1);
    }

    private List<Firing> taken(ConfiguredHub hub) {
        return hub.due().at(clock.instant()).stream()
                .filter(firing -> hub.due().take(firing, clock.instant()))
                .toList();
    }

    private ConfiguredHub hub(Database database) {
        return ConfiguredHub.on(database, clock, new InMemoryConnector(InMemorySystem.crm(clock)));
    }

    private static UUID checked(ConfiguredHub hub) {
        String name = "CRM " + hub.connections().list().size();
        UUID id = hub.connections()
                .create(HUB, new NewConnection(name, "", "memory", Map.of()))
                .id();
        hub.connections().check(HUB, id);
        return id;
    }
}
