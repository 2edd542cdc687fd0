package io.concordat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.security.Tokens.Issued;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A token does what its roles and its owner allow, until it is revoked or too old. */
class TokensTest {

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");

    @OnBothDatabases
    void aTokenStandsForItsOwner(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Caller ada = hub.user("ada", Role.MAPPER, Role.OPERATOR).from("");

        Issued issued = hub.tokens().create(ada, "nightly export", Set.of(Role.OPERATOR), Optional.empty());
        Optional<Caller> caller = hub.tokens().authenticate(issued.text(), "192.0.2.9");

        assertThat(issued.text()).matches("cc_[0-9A-Za-z]{43}");
        assertThat(issued.toString()).doesNotContain(issued.text());
        assertThat(caller).contains(new Caller("ada", Role.OPERATOR.permissions(), "192.0.2.9"));
        assertThat(hub.tokens().list(ada).get(0).lastUsedAt()).contains(clock.instant());
    }

    @OnBothDatabases
    void onlyAHashIsKept(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Caller ada = hub.user("ada", Role.MAPPER).from("");

        Issued issued = hub.tokens().create(ada, "x", Set.of(Role.MAPPER), Optional.empty());

        String stored = database.call(handle -> handle.createQuery("SELECT token_hash FROM api_token")
                .mapTo(String.class)
                .one());
        assertThat(stored).hasSize(64).isNotEqualTo(issued.text());
        assertThat(hub.tokens().authenticate(stored, "")).isEmpty();
    }

    @OnBothDatabases
    void aTokenIsWorthNothingOnceItIsTooOldOrRevoked(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Caller ada = hub.user("ada", Role.MAPPER).from("");
        Issued brief = hub.tokens()
                .create(
                        ada,
                        "brief",
                        Set.of(Role.MAPPER),
                        Optional.of(clock.instant().plusSeconds(60)));
        Issued revoked = hub.tokens().create(ada, "revoked", Set.of(Role.MAPPER), Optional.empty());

        clock.advance(Duration.ofSeconds(60));
        hub.tokens().revoke(ada, revoked.token().id());

        assertThat(hub.tokens().authenticate(brief.text(), "")).isEmpty();
        assertThat(hub.tokens().authenticate(revoked.text(), "")).isEmpty();
        assertThat(hub.tokens().authenticate("cc_nonsense", "")).isEmpty();
        assertThat(hub.tokens().authenticate("", "")).isEmpty();
    }

    @OnBothDatabases
    void aTokenLosesWhatItsOwnerLoses(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("root", Role.ADMINISTRATOR);
        User ada = hub.user("ada", Role.MAPPER);
        Issued issued = hub.tokens().create(ada.from(""), "x", Set.of(Role.MAPPER), Optional.empty());

        User viewer = hub.users().changeRoles(Caller.hub(), ada.id(), ada.version(), Set.of(Role.VIEWER));
        assertThat(hub.tokens().authenticate(issued.text(), "").orElseThrow().permissions())
                .isEqualTo(Role.VIEWER.permissions());

        hub.users().enable(Caller.hub(), ada.id(), viewer.version(), false);
        assertThat(hub.tokens().authenticate(issued.text(), "")).isEmpty();
    }

    @OnBothDatabases
    void aTokenMakesNoTokenThatMayMore(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        User ada = hub.user("ada", Role.ADMINISTRATOR);
        Issued viewer = hub.tokens().create(ada.from(""), "x", Set.of(Role.VIEWER), Optional.empty());
        Caller caller = hub.tokens().authenticate(viewer.text(), "").orElseThrow();

        assertThatThrownBy(() -> hub.tokens().create(caller, "y", Set.of(Role.ADMINISTRATOR), Optional.empty()))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("cannot do what you may not do");
    }

    @OnBothDatabases
    void tokensOfOthersAreForThoseWhoManageUsers(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Caller ada = hub.user("ada", Role.VIEWER).from("");
        Caller bob = hub.user("bob", Role.VIEWER).from("");
        Caller sid = hub.user("sid", Role.SECURITY_ADMINISTRATOR).from("");
        Issued issued = hub.tokens().create(ada, "x", Set.of(Role.VIEWER), Optional.empty());

        assertThat(hub.tokens().list(bob)).isEmpty();
        assertThatThrownBy(() -> hub.tokens().revoke(bob, issued.token().id()))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(HubException.Kind.NOT_FOUND));

        assertThat(hub.tokens().list(sid)).hasSize(1);
        hub.tokens().revoke(sid, issued.token().id());
        assertThat(hub.tokens().authenticate(issued.text(), "")).isEmpty();
    }
}
