package io.concordat.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Configuration;
import io.concordat.db.MovableClock;
import io.concordat.db.TestDatabases;
import io.concordat.security.Caller;
import io.concordat.security.Role;
import io.concordat.security.SecondFactor;
import io.concordat.security.SecuredHub;
import io.concordat.security.SignIn;
import io.concordat.security.User;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A session ends after a working day, and when anything about its user changes. */
class BrowserSessionTest {

    private final MovableClock clock = MovableClock.at("2026-05-01T08:00:00Z");
    private final SecuredHub hub = SecuredHub.on(TestDatabases.h2(), clock);
    private final User ada = hub.user("ada", Role.VIEWER);
    private final BrowserRequest browser = new BrowserRequest();
    private final BrowserSession session = session(browser);

    private BrowserSession session(BrowserRequest from) {
        HttpServletRequest request = from.request();
        ClientAddress address = new ClientAddress(request, Configuration.of(Map.of()));
        return new BrowserSession(request, address, hub.signIns(), hub.secondFactor(), hub.users(), clock);
    }

    @Test
    void aSessionBeginsWithTheRightPasswordUnderANewId() {
        session.signIn("ada", "wrong");
        assertThat(session.user()).isEmpty();

        session.signIn("ada", SecuredHub.PASSWORD);

        assertThat(session.caller()).map(Caller::name).contains("ada");
        assertThat(browser.idsChanged()).isEqualTo(1);
        assertThat(session.csrfToken()).hasValueSatisfying(token -> {
            assertThat(token).matches("[0-9a-f]{32}");
            assertThat(session.isToken(token)).isTrue();
            assertThat(session.isToken("x" + token.substring(1))).isFalse();
            assertThat(session.isToken("")).isFalse();
        });
    }

    @Test
    void afterEightHoursItIsOverHoweverBusyItWas() {
        session.signIn("ada", SecuredHub.PASSWORD);
        for (int minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
            clock.advance(Duration.ofMinutes(10));
            assertThat(session.user()).isPresent();
        }

        clock.advance(Duration.ofMinutes(10));

        assertThat(session.user()).isEmpty();
        assertThat(session.csrfToken()).isEmpty();
    }

    @Test
    void itIsOverWhenAnythingAboutTheUserChanges() {
        hub.user("root", Role.ADMINISTRATOR);
        session.signIn("ada", SecuredHub.PASSWORD);
        User mapper = hub.users().changeRoles(Caller.hub(), ada.id(), ada.version(), Set.of(Role.MAPPER));
        assertThat(session.user()).isEmpty();

        session.signIn("ada", SecuredHub.PASSWORD);
        hub.users().resetPassword(Caller.hub(), ada.id(), mapper.version(), "nine lanterns glow");
        assertThat(session.user()).isEmpty();

        session.signIn("ada", "nine lanterns glow");
        assertThat(session.user()).isPresent();
        assertThat(session.isAccountDue()).isTrue();
    }

    @Test
    void withOneTimeCodesItBeginsWithTheCode() {
        SecondFactor.Enrolment enrolment = hub.secondFactor().begin(ada.from(""));
        hub.secondFactor().confirm(ada.from(""), SecuredHub.code(enrolment, clock.instant()));
        clock.advance(Duration.ofMinutes(1));
        assertThat(session.enterCode(SecuredHub.code(enrolment, clock.instant())))
                .isInstanceOf(SignIn.Refused.class);

        session.signIn("ada", SecuredHub.PASSWORD);
        assertThat(session.user()).isEmpty();
        assertThat(session.isCodeNeeded()).isTrue();
        session.enterCode("000000");
        assertThat(session.user()).isEmpty();
        session.enterCode(SecuredHub.code(enrolment, clock.instant()));
        assertThat(session.user()).isPresent();
        assertThat(session.isCodeNeeded()).isFalse();

        session.signOut();
        session.signIn("ada", SecuredHub.PASSWORD);
        clock.advance(Duration.ofMinutes(5));
        assertThat(session.isCodeNeeded()).isFalse();
        assertThat(session.enterCode(SecuredHub.code(enrolment, clock.instant())))
                .isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void tokensOfTwoSessionsDiffer() {
        session.signIn("ada", SecuredHub.PASSWORD);
        BrowserSession other = session(new BrowserRequest());
        other.signIn("ada", SecuredHub.PASSWORD);

        assertThat(other.csrfToken()).isNotEqualTo(session.csrfToken());
        assertThat(other.isToken(session.csrfToken().orElseThrow())).isFalse();
    }

    @Test
    void whoeverSignedOutHasNoSession() {
        session.signIn("ada", SecuredHub.PASSWORD);

        session.signOut();

        assertThat(session.user()).isEmpty();
    }
}
