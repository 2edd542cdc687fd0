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
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** After the password a code of an app is asked for; no code opens anything twice, and nothing leads past it. */
class SecondFactorTest {

    private static final String HOME = "192.0.2.7";

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");

    private record Enrolled(User user, SecondFactor.Enrolment enrolment, List<String> recovery) {}

    private Enrolled enrolled(SecuredHub hub) {
        Caller ada = hub.user("ada", Role.VIEWER).from(HOME);
        SecondFactor.Enrolment enrolment = hub.secondFactor().begin(ada);
        List<String> recovery = hub.secondFactor().confirm(ada, SecuredHub.code(enrolment, clock.instant()));
        clock.advance(Duration.ofMinutes(1));
        return new Enrolled(hub.users().find("ada").orElseThrow(), enrolment, recovery);
    }

    private SignIn enter(SecuredHub hub, Enrolled ada, String code) {
        assertThat(hub.signIns().beginSession("ada", PASSWORD, HOME)).isInstanceOf(SignIn.CodeNeeded.class);
        return hub.signIns().enterCode(ada.user(), code, HOME);
    }

    @OnBothDatabases
    void nothingIsAskedForUntilTheAppHasShownThatItWorks(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Caller ada = hub.user("ada", Role.VIEWER).from(HOME);
        hub.secondFactor().begin(ada);

        assertThatThrownBy(() -> hub.secondFactor().confirm(ada, "000000")).isInstanceOf(HubException.class);

        assertThat(hub.signIns().beginSession("ada", PASSWORD, HOME)).isInstanceOf(SignIn.Accepted.class);
        assertThat(hub.secondFactor().isOn(hub.users().find("ada").orElseThrow()))
                .isFalse();
    }

    @OnBothDatabases
    void aCodeOpensOnce(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Enrolled ada = enrolled(hub);
        String code = SecuredHub.code(ada.enrolment(), clock.instant());

        assertThat(enter(hub, ada, code)).isInstanceOf(SignIn.Accepted.class);
        assertThat(enter(hub, ada, code)).isInstanceOf(SignIn.Refused.class);

        clock.advance(Duration.ofSeconds(30));
        assertThat(enter(hub, ada, code)).isInstanceOf(SignIn.Refused.class);
        assertThat(enter(hub, ada, SecuredHub.code(ada.enrolment(), clock.instant())))
                .isInstanceOf(SignIn.Accepted.class);
    }

    @OnBothDatabases
    void aRecoveryCodeOpensOnceToo(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Enrolled ada = enrolled(hub);

        assertThat(ada.recovery()).hasSize(10).doesNotHaveDuplicates();
        assertThat(enter(hub, ada, ada.recovery().get(0).replace("-", " ").toLowerCase(Locale.ROOT)))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(enter(hub, ada, ada.recovery().get(0))).isInstanceOf(SignIn.Refused.class);
        assertThat(hub.secondFactor().recoveryCodesLeft(ada.user())).isEqualTo(9);
    }

    @OnBothDatabases
    void guessesAtCodesAreSlowedDown(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Enrolled ada = enrolled(hub);

        long lookedAt = IntStream.range(0, 1000)
                .filter(guess -> {
                    clock.advance(Duration.ofMillis(3600));
                    return hub.signIns().enterCode(ada.user(), "12345x", "") instanceof SignIn.Refused;
                })
                .count();

        assertThat(lookedAt).isBetween(5L, 30L);
    }

    @OnBothDatabases
    void aPasswordAloneOpensNothingAnyMore(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("root", Role.ADMINISTRATOR);
        Caller ada = hub.user("ada", Role.VIEWER).from(HOME);
        assertThat(hub.signIns().signIn("ada", PASSWORD, HOME)).isInstanceOf(SignIn.Accepted.class);
        SecondFactor.Enrolment enrolment = hub.secondFactor().begin(ada);
        hub.secondFactor().confirm(ada, SecuredHub.code(enrolment, clock.instant()));

        assertThat(hub.signIns().signIn("ada", PASSWORD, HOME)).isInstanceOf(SignIn.CodeNeeded.class);

        User now = hub.users().find("ada").orElseThrow();
        hub.users().resetPassword(Caller.hub(), now.id(), now.version(), "nine lanterns glow");
        assertThat(hub.signIns().beginSession("ada", "nine lanterns glow", HOME))
                .isInstanceOf(SignIn.CodeNeeded.class);
    }

    @OnBothDatabases
    void whoeverHasACodeSwitchesItOffAndAnAdministratorForOthers(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Enrolled ada = enrolled(hub);
        Caller self = ada.user().from(HOME);
        assertThatThrownBy(() -> hub.secondFactor().begin(self)).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> hub.secondFactor().switchOff(self, "000000")).isInstanceOf(HubException.class);
        assertThatThrownBy(() -> hub.secondFactor().reset(self, ada.user().id()))
                .isInstanceOf(HubException.class);

        hub.secondFactor().switchOff(self, SecuredHub.code(ada.enrolment(), clock.instant()));
        assertThat(hub.signIns().beginSession("ada", PASSWORD, HOME)).isInstanceOf(SignIn.Accepted.class);

        SecondFactor.Enrolment again = hub.secondFactor().begin(self);
        hub.secondFactor().confirm(self, SecuredHub.code(again, clock.instant()));
        hub.secondFactor().reset(Caller.hub(), ada.user().id());
        assertThat(hub.signIns().beginSession("ada", PASSWORD, HOME)).isInstanceOf(SignIn.Accepted.class);
        assertThat(hub.audit().page(OptionalLong.empty(), 100))
                .extracting(entry -> entry.deed().action())
                .contains("SECOND_FACTOR_ON", "SECOND_FACTOR_OFF", "SECOND_FACTOR_RESET");
    }

    @OnBothDatabases
    void theConfigurationMayAskItOfRoles(Database database) {
        SecuredHub hub = SecuredHub.on(
                database, clock, Map.of("concordat.second.factor.roles", "administrator, SECURITY_ADMINISTRATOR"));

        assertThat(hub.secondFactor().isDue(hub.user("root", Role.ADMINISTRATOR)))
                .isTrue();
        assertThat(hub.secondFactor().isDue(hub.user("vi", Role.VIEWER))).isFalse();
    }
}
