package io.concordat.web.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.concordat.HubException;
import io.concordat.audit.AuditEntry;
import io.concordat.db.Configuration;
import io.concordat.db.MovableClock;
import io.concordat.db.TestDatabases;
import io.concordat.security.Caller;
import io.concordat.security.Role;
import io.concordat.security.SecuredHub;
import io.concordat.security.SignIn;
import io.concordat.security.User;
import io.concordat.web.openid.OpenIdSignIn.Attempt;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever the provider vouches for is signed in; a token that is not for this sign-in signs nobody in. */
class OpenIdSignInTest {

    private static final URI BACK = URI.create("https://hub.example/openid");

    private final MovableClock clock = MovableClock.at("2026-05-01T08:00:00Z");
    private final SecuredHub hub = SecuredHub.on(TestDatabases.h2(), clock);
    private final PretendedProvider provider = new PretendedProvider();
    private final OpenIdSignIn signIn = signIn();

    private OpenIdSignIn signIn() {
        Map<String, String> settings = Map.of(
                "concordat.oidc.issuer", provider.issuer(),
                "concordat.oidc.client.id", "hub",
                "concordat.oidc.client.secret", "s3cret",
                "concordat.oidc.roles", "crm-admins=ADMINISTRATOR, sales=VIEWER");
        return new OpenIdSignIn(Configuration.of(settings), hub.outsiders(), clock);
    }

    @AfterEach
    void end() {
        provider.close();
    }

    private JWTClaimsSet.Builder claims(Attempt attempt) {
        return new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .subject("4711")
                .audience("hub")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(300)))
                .claim("nonce", attempt.nonce())
                .claim("preferred_username", "grace")
                .claim("name", "Grace H.")
                .claim("groups", List.of("sales", "golf"));
    }

    private User finish(Attempt attempt) {
        return signIn.finish(attempt, attempt.state(), "code-1", "192.0.2.7");
    }

    private void assertRefused(Attempt attempt) {
        assertThatThrownBy(() -> finish(attempt)).isInstanceOf(HubException.class);
        assertThat(hub.users().find("grace")).isEmpty();
    }

    @Test
    void theBrowserIsLedThereWithWhatTheAnswerIsKnownBy() {
        Attempt attempt = signIn.begin(BACK);

        assertThat(signIn.address(attempt).toString())
                .startsWith(provider.issuer() + "/authorize?tenant=1&client_id=hub&code_challenge=")
                .contains("code_challenge_method=S256", "state=" + attempt.state(), "nonce=" + attempt.nonce())
                .contains("redirect_uri=https%3A%2F%2Fhub.example%2Fopenid", "response_type=code")
                .doesNotContain(attempt.verifier(), "s3cret");
    }

    @Test
    void whoeverTheProviderVouchesForBecomesAUserWithTheRolesOfTheirGroups() {
        Attempt attempt = signIn.begin(BACK);
        provider.says(claims(attempt).build());

        User grace = finish(attempt);

        assertThat(grace.name()).isEqualTo("grace");
        assertThat(grace.displayName()).isEqualTo("Grace H.");
        assertThat(grace.roles()).containsExactly(Role.VIEWER);
        assertThat(provider.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked)
                        .startsWith("Basic ")
                        .contains(
                                "code=code-1", "code_verifier=" + attempt.verifier(), "grant_type=authorization_code"));
        assertThat(hub.signIns().beginSession("grace", "none", "")).isInstanceOf(SignIn.Refused.class);
        assertThat(deeds()).containsExactly("SIGNED_IN " + provider.issuer() + "; for the first time, as VIEWER");
    }

    /** What is remembered of sign-ins that succeeded, the latest first. */
    private List<String> deeds() {
        return hub.audit().page(OptionalLong.empty(), 10).stream()
                .map(AuditEntry::deed)
                .filter(deed -> !deed.action().equals("SIGN_IN_REFUSED"))
                .map(deed -> deed.action() + " " + deed.detail())
                .toList();
    }

    @Test
    void theSamePersonStaysTheSameAndGetsTheRolesTheyHaveNow() {
        Attempt first = signIn.begin(BACK);
        provider.says(claims(first).build());
        User before = finish(first);
        Attempt second = signIn.begin(BACK);
        provider.says(claims(second)
                .claim("groups", "crm-admins")
                .claim("preferred_username", "other")
                .build());

        User after = finish(second);

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.roles()).containsExactly(Role.ADMINISTRATOR);
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(deeds())
                .containsExactly(
                        "SIGNED_IN " + provider.issuer() + "; roles changed to ADMINISTRATOR",
                        "SIGNED_IN " + provider.issuer() + "; for the first time, as VIEWER");
    }

    @Test
    void aNameThatSomebodyHasAlreadyIsNotTakenOver() {
        hub.user("grace", Role.ADMINISTRATOR);
        Attempt attempt = signIn.begin(BACK);
        provider.says(claims(attempt).build());

        assertThatThrownBy(() -> finish(attempt)).isInstanceOf(HubException.class);
    }

    @Test
    void whoeverIsDisabledHereStaysOut() {
        hub.user("root", Role.ADMINISTRATOR);
        Attempt first = signIn.begin(BACK);
        provider.says(claims(first).build());
        User grace = finish(first);
        hub.users().enable(Caller.hub(), grace.id(), grace.version(), false);
        Attempt second = signIn.begin(BACK);
        provider.says(claims(second).build());

        assertThatThrownBy(() -> finish(second)).isInstanceOf(HubException.class);
    }

    @Test
    void whoeverIsInNoGroupOfOursStaysOut() {
        Attempt attempt = signIn.begin(BACK);
        provider.says(claims(attempt).claim("groups", List.of("golf")).build());

        assertRefused(attempt);
    }

    @Test
    void aTokenThatIsNotForThisSignInSignsNobodyIn() {
        Attempt attempt = signIn.begin(BACK);
        List<JWTClaimsSet> wrong = List.of(
                claims(attempt).claim("nonce", signIn.begin(BACK).nonce()).build(),
                claims(attempt).claim("nonce", null).build(),
                claims(attempt).audience("another").build(),
                claims(attempt).audience(List.of("hub", "another")).build(),
                claims(attempt)
                        .audience(List.of("hub", "another"))
                        .claim("azp", "another")
                        .build(),
                claims(attempt).issuer("https://evil.example").build(),
                claims(attempt).subject(null).build(),
                claims(attempt)
                        .expirationTime(Date.from(clock.instant().minusSeconds(90)))
                        .build(),
                claims(attempt).expirationTime(null).build());

        for (JWTClaimsSet claims : wrong) {
            provider.says(claims);
            assertRefused(attempt);
        }
        provider.saysWithAnotherKey(claims(attempt).build());
        assertRefused(attempt);
        provider.saysUnsigned(new PlainJWT(claims(attempt).build()).serialize());
        assertRefused(attempt);
        provider.saysUnsigned("nothing");
        assertRefused(attempt);
    }

    @Test
    void anAnswerToSomethingElseIsNoAnswer() {
        Attempt attempt = signIn.begin(BACK);
        provider.says(claims(attempt).build());

        assertThatThrownBy(() -> signIn.finish(attempt, signIn.begin(BACK).state(), "code-1", ""))
                .isInstanceOf(HubException.class);
        clock.advance(Duration.ofMinutes(11));
        assertRefused(attempt);
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void theHubAsksNobodyButTheProvider() {
        Attempt attempt = signIn.begin(BACK);
        provider.says(claims(attempt).build());
        for (String elsewhere : List.of("http://localhost:1", "https://evil.example", "http://169.254.169.254")) {
            provider.givesTokensAt(elsewhere);
            assertRefused(attempt);
        }
        assertThat(provider.asked()).isEmpty();
    }
}
