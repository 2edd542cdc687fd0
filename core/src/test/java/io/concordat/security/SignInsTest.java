package io.concordat.security;

import static io.concordat.security.SecuredHub.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.audit.AuditEntry;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.db.TestDatabases;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The right password is accepted; guessing is slowed down and never ends in a lock. */
class SignInsTest {

    private static final String HOME = "192.0.2.7";

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");

    @OnBothDatabases
    void theRightPasswordIsAcceptedAndOthersAreNot(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        User ada = hub.user("ada", Role.VIEWER);

        assertThat(hub.signIns().signIn("ADA", PASSWORD, HOME)).isInstanceOf(SignIn.Accepted.class);
        assertThat(hub.signIns().signIn("ada", PASSWORD + " ", HOME)).isInstanceOf(SignIn.Refused.class);
        assertThat(hub.signIns().signIn("ada", "", HOME)).isInstanceOf(SignIn.Refused.class);
        assertThat(hub.signIns().signIn("nobody", PASSWORD, HOME)).isInstanceOf(SignIn.Refused.class);
        assertThat(hub.users().find("ada").orElseThrow().lastSignIn()).contains(clock.instant());
        assertThat(ada.lastSignIn()).isEmpty();
    }

    @OnBothDatabases
    void aDisabledUserIsRefusedAtOnce(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("root", Role.ADMINISTRATOR);
        User ada = hub.user("ada", Role.VIEWER);
        hub.signIns().signIn("ada", PASSWORD, HOME);

        hub.users().enable(Caller.hub(), ada.id(), ada.version(), false);

        assertThat(hub.signIns().signIn("ada", PASSWORD, HOME)).isInstanceOf(SignIn.Refused.class);
    }

    @OnBothDatabases
    void ofAThousandGuessesInAnHourThirtyAreLookedAt(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("ada", Role.VIEWER);

        long lookedAt = IntStream.range(0, 1000)
                .filter(guess -> {
                    clock.advance(Duration.ofMillis(3600));
                    return hub.signIns().signIn("ada", "guess " + guess, "") instanceof SignIn.Refused;
                })
                .count();

        assertThat(lookedAt).isBetween(5L, 30L);
        clock.advance(Duration.ofMinutes(15));
        assertThat(hub.signIns().signIn("ada", PASSWORD, "")).isInstanceOf(SignIn.Accepted.class);
    }

    @OnBothDatabases
    void guessesAtEverNewNamesLeaveNoMoreRowsThanAreLookedAt(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);

        long lookedAt = IntStream.range(0, 300)
                .filter(guess -> hub.signIns().signIn("name " + guess, "guess", HOME) instanceof SignIn.Refused)
                .count();

        assertThat(lookedAt).isLessThan(30);
        assertThat(attempts(database)).isEqualTo(lookedAt + 1);
    }

    @OnBothDatabases
    void whatWasTriedIsForgottenThoughNobodyEverSignsIn(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        IntStream.range(0, 10).forEach(guess -> hub.signIns().signIn("name " + guess, "guess", HOME));

        clock.advance(Duration.ofHours(2));
        hub.signIns().signIn("another", "guess", HOME);

        assertThat(attempts(database)).isEqualTo(2);
    }

    private static long attempts(Database database) {
        return database.call(handle -> handle.createQuery("SELECT COUNT(*) FROM sign_in_attempt")
                .mapTo(Long.class)
                .one());
    }

    @OnBothDatabases
    void guessesMadeAtOnceDoNotSlipThrough(Database database) throws Exception {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("ada", Role.VIEWER);
        ExecutorService attackers = Executors.newFixedThreadPool(8);

        List<Callable<SignIn>> guesses = IntStream.range(0, 40)
                .<Callable<SignIn>>mapToObj(guess -> () -> hub.signIns().signIn("ada", "guess " + guess, ""))
                .toList();
        int lookedAt = 0;
        for (Future<SignIn> outcome : attackers.invokeAll(guesses)) {
            lookedAt += outcome.get() instanceof SignIn.Refused ? 1 : 0;
        }
        attackers.shutdown();

        assertThat(lookedAt).isBetween(1, 6);
    }

    @OnBothDatabases
    void oneWhoTriesManyNamesIsSlowedDownToo(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);

        long lookedAt = IntStream.range(0, 100)
                .filter(guess -> hub.signIns().signIn("name" + guess, PASSWORD, HOME) instanceof SignIn.Refused)
                .count();

        assertThat(lookedAt).isBetween(10L, 30L);
        assertThat(hub.signIns().signIn("name0", PASSWORD, "198.51.100.1")).isInstanceOf(SignIn.Refused.class);
    }

    @OnBothDatabases
    void aPasswordThatWasRightAMomentAgoIsNoWayToGuessFaster(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("ada", Role.VIEWER);
        hub.signIns().signIn("ada", PASSWORD, HOME);
        IntStream.range(0, 20).forEach(guess -> hub.signIns().signIn("ada", "guess " + guess, "198.51.100.1"));

        assertThat(hub.signIns().signIn("ada", PASSWORD, "198.51.100.1")).isInstanceOf(SignIn.Wait.class);
        assertThat(hub.signIns().signIn("ada", PASSWORD, HOME)).isInstanceOf(SignIn.Accepted.class);
        hub.signIns().signIn("ada", "guess", HOME);
        assertThat(hub.signIns().signIn("ada", PASSWORD, HOME)).isInstanceOf(SignIn.Wait.class);
    }

    @OnBothDatabases
    void anAccountOfOnesOwnBuysNoGuessesAtOthers(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("eve", Role.VIEWER);

        long lookedAt = IntStream.range(0, 100)
                .filter(guess -> {
                    clock.advance(Duration.ofMillis(100));
                    if (guess % 10 == 9) {
                        clock.advance(Duration.ofMinutes(5));
                        hub.signIns().signIn("eve", PASSWORD, HOME);
                    }
                    return hub.signIns().signIn("name" + guess, PASSWORD, HOME) instanceof SignIn.Refused;
                })
                .count();

        assertThat(lookedAt).isBetween(20L, 45L);
    }

    @OnBothDatabases
    void anHourOfQuietStartsTheCountAnew(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("ada", Role.VIEWER);
        IntStream.range(0, 20).forEach(guess -> hub.signIns().signIn("ada", "guess " + guess, HOME));
        assertThat(hub.signIns().signIn("ada", "guess", HOME)).isInstanceOf(SignIn.Wait.class);

        clock.advance(Duration.ofMinutes(76));

        assertThat(IntStream.range(0, 5).mapToObj(guess -> hub.signIns().signIn("ada", "typo " + guess, HOME)))
                .allMatch(SignIn.Refused.class::isInstance);
    }

    @OnBothDatabases
    void aNameThatIsNotKnownIsNotWrittenDown(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);

        hub.signIns().signIn("oops my password", "ada", HOME);

        List<AuditEntry> entries = hub.audit().page(OptionalLong.empty(), 10);
        assertThat(entries).hasSize(1);
        assertThat(entries.toString()).contains("SIGN_IN_REFUSED", HOME).doesNotContain("oops");
    }

    @OnBothDatabases
    void anOldHashIsMadeAnewWhenItsOwnerSignsIn(Database database) {
        SecuredHub.on(database, clock).user("ada", Role.VIEWER);
        SecuredHub later = SecuredHub.slower(database, clock);

        assertThat(later.storedPassword("ada")).startsWith("PBKDF2WithHmacSHA256:1000:");
        assertThat(later.signIns().signIn("ada", PASSWORD, HOME)).isInstanceOf(SignIn.Accepted.class);

        assertThat(later.storedPassword("ada")).startsWith("PBKDF2WithHmacSHA256:2000:");
        assertThat(later.signIns().signIn("ada", PASSWORD, HOME)).isInstanceOf(SignIn.Accepted.class);
    }

    @OnBothDatabases
    void aScriptThatSendsItsPasswordWithEveryRequestIsRecordedOnce(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("ada", Role.VIEWER);

        IntStream.range(0, 50)
                .forEach(request ->
                        assertThat(hub.signIns().signIn("ada", PASSWORD, HOME)).isInstanceOf(SignIn.Accepted.class));

        assertThat(hub.audit().page(OptionalLong.empty(), 100))
                .filteredOn(entry -> entry.deed().action().equals("SIGNED_IN"))
                .hasSize(1);
    }

    @Test
    void passwordsAreStoredAsTheyShouldBe() {
        PasswordHashing hashing = new PasswordHashing();

        String stored = hashing.hash(PASSWORD);

        assertThat(stored).startsWith("PBKDF2WithHmacSHA256:600000:").doesNotContain(PASSWORD);
        assertThat(hashing.hash(PASSWORD)).isNotEqualTo(stored);
        assertThat(hashing.matches(PASSWORD, stored)).isTrue();
        assertThat(hashing.isWeak(stored)).isFalse();
    }

    @Test
    void aNameThatIsNotKnownTakesAsLong() {
        SecuredHub hub = SecuredHub.slower(TestDatabases.h2(), clock);
        hub.user("ada", Role.VIEWER);
        PasswordHashing hashing = new PasswordHashing(200_000);

        long known =
                nanos(() -> hashing.matches("wrong", hub.storedPassword("ada").replace(":2000:", ":200000:")));
        long unknown = nanos(() -> hashing.pretend("wrong"));

        assertThat((double) unknown / known).isBetween(0.2, 5.0);
    }

    /** Processor time of this thread: whatever else the machine does takes none of it. */
    private static long nanos(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        work.run();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - start;
    }
}
