package io.concordat.connector.salesforce.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.salesforce.http.AccessToken;
import io.concordat.connector.salesforce.http.TokenSource;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens are renewed once for everybody, kept before they are used, and given back in the end. */
class TokenLifeTest {

    private final SigningIn door = new SigningIn();

    @AfterEach
    void stop() {
        door.close();
    }

    @Test
    void aRefreshTokenIsRotatedAndTheNewOneIsKept() {
        door.salesforce.app().rotating(true);
        door.connect();
        String first = door.vault.find("refreshToken").orElseThrow();

        AccessToken one = door.tokens(door.browser()).current();
        String second = door.vault.find("refreshToken").orElseThrow();
        AccessToken two = door.tokens(door.browser()).renew(one);

        assertThat(second).isNotEqualTo(first);
        assertThat(two).isNotEqualTo(one);
        assertThat(door.salesforce.sessions().find(two.value())).isPresent();
    }

    @Test
    void eightThreadsWithAnExpiredTokenRefreshOnce() {
        door.salesforce.app().rotating(true);
        door.connect();
        TokenSource tokens = door.tokens(door.browser());
        AccessToken old = tokens.current();
        door.salesforce.calls().clear();

        Set<AccessToken> fresh = SigningIn.inParallel(8, () -> tokens.renew(old));

        assertThat(fresh).hasSize(1).doesNotContain(old);
        assertThat(door.salesforce.calls().count(CallKind.TOKEN)).isEqualTo(1);
    }

    @Test
    void twoNodesRefreshOneAfterTheOther() {
        door.salesforce.app().rotating(true);
        door.connect();
        TokenSource here = door.tokens(door.browser());
        TokenSource there = new SignIns(door.transport, Clock.systemUTC()).tokens(door.browser(), door.vault);

        for (int turn = 0; turn < 10; turn++) {
            AccessToken old = here.current();
            AccessToken other = there.current();
            CompletableFuture<AccessToken> elsewhere = CompletableFuture.supplyAsync(() -> there.renew(other));
            AccessToken fresh = here.renew(old);
            assertThat(door.salesforce.sessions().find(fresh.value())).isPresent();
            assertThat(door.salesforce.sessions().find(elsewhere.join().value()))
                    .isPresent();
        }
    }

    @Test
    void aDeadRefreshTokenNeedsAPersonAndIsTriedOnce() {
        door.connect();
        TokenSource tokens = door.tokens(door.browser());
        AccessToken old = tokens.current();
        door.salesforce.sessions().revokeAll();
        door.salesforce.calls().clear();

        Set<String> words = SigningIn.inParallel(
                8,
                () -> catchThrowableOfType(ConnectorException.class, () -> tokens.renew(old))
                        .getMessage());

        assertThat(words).singleElement().asString().contains("choose Connect to sign in again", "caught up");
        assertThat(door.salesforce.calls().count(CallKind.TOKEN)).isEqualTo(1);
    }

    @Test
    void f07ATokenThatWasExchangedAndNeverKeptNeedsASignInAndNoStorm() {
        door.salesforce.app().rotating(true);
        door.connect();
        String kept = door.vault.find("refreshToken").orElseThrow();
        door.tokens(door.browser()).current();
        door.vault.put("refreshToken", kept);
        door.salesforce.calls().clear();
        TokenSource restarted = new SignIns(door.transport, Clock.systemUTC()).tokens(door.browser(), door.vault);

        ConnectorException dead = catchThrowableOfType(ConnectorException.class, restarted::current);

        assertThat(dead.failure()).isEqualTo(ConnectorException.Failure.CREDENTIALS_REFUSED);
        assertThat(dead).hasMessageContaining("choose Connect to sign in again");
        assertThat(door.salesforce.calls().count(CallKind.TOKEN)).isLessThanOrEqualTo(3);
        door.connect();
        assertThat(door.salesforce
                        .sessions()
                        .find(door.tokens(door.browser()).current().value()))
                .isPresent();
    }

    @Test
    void aNewSignInReplacesTheOneThatDied() {
        door.connect();
        door.tokens(door.browser()).current();
        door.salesforce.sessions().revokeAll();

        door.connect();

        assertThat(door.salesforce
                        .sessions()
                        .find(door.tokens(door.browser()).current().value()))
                .isPresent();
    }

    @Test
    void disconnectingGivesBackWhatWasGranted() {
        door.connect();
        AccessToken token = door.tokens(door.browser()).current();

        door.signIns.disconnect(door.browser(), door.vault);

        assertThat(door.salesforce.sessions().find(token.value())).isEmpty();
        assertThat(door.salesforce.sessions().refreshTokens()).isZero();
        assertThat(door.vault.find("refreshToken")).isEmpty();
        door.signIns.disconnect(door.browser(), door.vault);
    }

    @Test
    void disconnectingAnAppEndsItsSession() {
        AccessToken token = door.tokens(door.clientCredentials()).current();

        door.signIns.disconnect(door.clientCredentials(), door.vault);

        assertThat(door.salesforce.sessions().find(token.value())).isEmpty();
    }
}
