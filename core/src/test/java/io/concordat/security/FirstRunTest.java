package io.concordat.security;

import static io.concordat.security.SecuredHub.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The first administrator comes from the configuration, or by a link that works once, and there is no other way in. */
class FirstRunTest {

    private static final Map<String, String> BOOTSTRAP =
            Map.of("concordat.bootstrap.user", "root", "concordat.bootstrap.password", PASSWORD);

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");

    @OnBothDatabases
    void aFreshHubLetsNobodyIn(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);

        assertThat(hub.firstRun().isOpen()).isTrue();
        assertThat(hub.users().list(Caller.hub())).isEmpty();
        assertThat(hub.signIns().signIn("admin", "admin", "")).isInstanceOf(SignIn.Refused.class);
    }

    @OnBothDatabases
    void theConfigurationNamesTheFirstAdministrator(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock, BOOTSTRAP);

        assertThat(hub.firstRun().begin()).isEmpty();
        assertThat(hub.firstRun().begin()).isEmpty();

        assertThat(hub.firstRun().isOpen()).isFalse();
        assertThat(hub.signIns().signIn("root", PASSWORD, ""))
                .isInstanceOfSatisfying(SignIn.Accepted.class, accepted -> {
                    assertThat(accepted.user().roles()).containsExactly(Role.ADMINISTRATOR);
                    assertThat(accepted.user().mustChangePassword()).isTrue();
                });
        assertThat(hub.audit().page(OptionalLong.empty(), 10))
                .extracting(entry -> entry.deed().action())
                .containsExactly("SIGNED_IN", "BOOTSTRAP_ADMINISTRATOR_CREATED");
    }

    @OnBothDatabases
    void aChangedConfigurationMakesNoSecondAdministrator(Database database) {
        SecuredHub.on(database, clock, BOOTSTRAP).firstRun().begin();

        SecuredHub.on(
                        database,
                        clock,
                        Map.of("concordat.bootstrap.user", "evil", "concordat.bootstrap.password", PASSWORD))
                .firstRun()
                .begin();

        assertThat(SecuredHub.on(database, clock).users().list(Caller.hub()))
                .extracting(User::name)
                .containsExactly("root");
    }

    @OnBothDatabases
    void theLinkWorksOnce(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        String token = hub.firstRun().begin().orElseThrow();

        User root = hub.firstRun().redeem(token, administrator("root"), "192.0.2.1");

        assertThat(token).matches("[0-9a-f]{32}");
        assertThat(root.roles()).containsExactly(Role.ADMINISTRATOR);
        assertThat(root.mustChangePassword()).isFalse();
        assertThat(hub.firstRun().isOpen()).isFalse();
        assertThat(hub.firstRun().begin()).isEmpty();
        assertRefused(hub, token);
    }

    @OnBothDatabases
    void aPasswordThatIsRefusedDoesNotUseTheLinkUp(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        String token = hub.firstRun().begin().orElseThrow();

        assertThatThrownBy(() -> hub.firstRun().redeem(token, new NewUser("root", "", "short", Set.of()), ""))
                .isInstanceOf(HubException.class);

        assertThat(hub.firstRun().redeem(token, administrator("root"), "")).isNotNull();
    }

    @OnBothDatabases
    void theLinkIsWorthNothingAfterAnHourOrANewStart(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        String first = hub.firstRun().begin().orElseThrow();
        String second = hub.firstRun().begin().orElseThrow();

        assertRefused(hub, first);
        clock.advance(Duration.ofMinutes(60));
        assertRefused(hub, second);
        assertRefused(hub, "");
    }

    @OnBothDatabases
    void ofSeveralWhoTryAtOnceOneSucceeds(Database database) throws Exception {
        SecuredHub hub = SecuredHub.on(database, clock);
        String token = hub.firstRun().begin().orElseThrow();
        ExecutorService people = Executors.newFixedThreadPool(6);

        List<Callable<Boolean>> attempts = IntStream.range(0, 6)
                .<Callable<Boolean>>mapToObj(number -> () -> {
                    try {
                        hub.firstRun().redeem(token, administrator("root" + number), "");
                        return true;
                    } catch (HubException refused) {
                        return false;
                    }
                })
                .toList();
        int won = 0;
        for (Future<Boolean> attempt : people.invokeAll(attempts)) {
            won += attempt.get() ? 1 : 0;
        }
        people.shutdown();

        assertThat(won).isEqualTo(1);
        assertThat(hub.users().list(Caller.hub())).hasSize(1);
    }

    private static NewUser administrator(String name) {
        return new NewUser(name, "", PASSWORD, Set.of());
    }

    private static void assertRefused(SecuredHub hub, String token) {
        assertThatThrownBy(() -> hub.firstRun().redeem(token, administrator("evil"), ""))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(HubException.Kind.FORBIDDEN));
    }
}
