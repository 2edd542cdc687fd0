package io.concordat.security;

import static io.concordat.security.SecuredHub.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.audit.AuditEntry;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Users are made, changed and disabled by those who may, and there is always an administrator. */
class UsersTest {

    private static final Caller HUB = Caller.hub();

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");

    @OnBothDatabases
    void aNewUserIsListedAndAudited(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);

        User ada = hub.user("Ada", Role.MAPPER, Role.OPERATOR);

        assertThat(hub.users().list(HUB)).containsExactly(ada);
        assertThat(hub.users().find("aDA")).contains(ada);
        assertThat(ada.mustChangePassword()).isTrue();
        AuditEntry entry = hub.audit().page(OptionalLong.empty(), 1).get(0);
        assertThat(entry.deed().action()).isEqualTo("USER_CREATED");
        assertThat(entry.deed().detail()).isEqualTo("Ada: OPERATOR,MAPPER");
    }

    @OnBothDatabases
    void namesAreTakenWhateverTheirCase(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("ada", Role.VIEWER);

        assertRefused(Kind.CONFLICT, () -> hub.user("ADA", Role.VIEWER));
    }

    @OnBothDatabases
    void everyFieldThatIsWrongIsNamed(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);

        assertThatThrownBy(() -> hub.users().create(HUB, new NewUser("a b", "x\ny", "short", Set.of())))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(HubException.Problem::field)
                                .containsExactly("name", "displayName", "roles", "password"));
    }

    @OnBothDatabases
    void onlyWhoManagesUsersMakesThem(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Caller viewer = hub.user("vera", Role.VIEWER).from("");

        assertRefused(Kind.FORBIDDEN, () -> hub.users().list(viewer));
        assertRefused(
                Kind.FORBIDDEN, () -> hub.users().create(viewer, new NewUser("x", "", PASSWORD, Set.of(Role.VIEWER))));
    }

    @OnBothDatabases
    void aSecurityAdministratorMakesNoAdministrators(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        User admin = hub.user("root", Role.ADMINISTRATOR);
        User ada = hub.user("ada", Role.VIEWER);
        Caller security = hub.user("sid", Role.SECURITY_ADMINISTRATOR).from("");

        assertRefused(
                Kind.FORBIDDEN,
                () -> hub.users().changeRoles(security, ada.id(), ada.version(), Set.of(Role.ADMINISTRATOR)));
        assertRefused(Kind.FORBIDDEN, () -> hub.users().enable(security, admin.id(), admin.version(), false));
        assertRefused(
                Kind.FORBIDDEN,
                () -> hub.users().resetPassword(security, admin.id(), admin.version(), "nine lanterns glow"));
        assertThat(hub.users()
                        .changeRoles(security, ada.id(), ada.version(), Set.of(Role.MAPPER))
                        .roles())
                .containsExactly(Role.MAPPER);
    }

    @OnBothDatabases
    void nobodyChangesTheirOwnRoles(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        User sid = hub.user("sid", Role.SECURITY_ADMINISTRATOR);

        assertRefused(
                Kind.FORBIDDEN,
                () -> hub.users().changeRoles(sid.from(""), sid.id(), sid.version(), Set.of(Role.OPERATOR)));
    }

    @OnBothDatabases
    void theLastAdministratorStays(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        User one = hub.user("one", Role.ADMINISTRATOR);
        User two = hub.user("two", Role.ADMINISTRATOR);

        hub.users().enable(HUB, one.id(), one.version(), false);

        assertRefused(Kind.CONFLICT, () -> hub.users().enable(HUB, two.id(), two.version(), false));
        assertRefused(Kind.CONFLICT, () -> hub.users().changeRoles(HUB, two.id(), two.version(), Set.of(Role.VIEWER)));
    }

    @OnBothDatabases
    void aChangeOfWhatSomebodyElseChangedIsRefused(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("root", Role.ADMINISTRATOR);
        User ada = hub.user("ada", Role.VIEWER);
        hub.users().changeRoles(HUB, ada.id(), ada.version(), Set.of(Role.MAPPER));

        assertRefused(Kind.STALE, () -> hub.users().changeRoles(HUB, ada.id(), ada.version(), Set.of(Role.OPERATOR)));
    }

    @OnBothDatabases
    void severalChangesAtOnceAreOneDeedAndAllOrNothing(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        hub.user("root", Role.ADMINISTRATOR);
        User ada = hub.user("ada", Role.VIEWER);
        Optional<Set<Role>> roles = Optional.of(Set.of(Role.MAPPER));
        long before = hub.audit().count();

        UserPatch weak = new UserPatch(roles, Optional.of(false), Optional.of("short"));
        assertRefused(Kind.INVALID, () -> hub.users().change(HUB, ada.id(), ada.version(), weak));
        assertThat(hub.users().find("ada")).contains(ada);

        UserPatch wanted = new UserPatch(roles, Optional.of(false), Optional.of("nine lanterns glow"));
        User changed = hub.users().change(HUB, ada.id(), ada.version(), wanted);

        assertThat(changed.roles()).containsExactly(Role.MAPPER);
        assertThat(changed.enabled()).isFalse();
        assertThat(changed.mustChangePassword()).isTrue();
        assertThat(hub.audit().count()).isEqualTo(before + 1);
        AuditEntry entry = hub.audit().page(OptionalLong.empty(), 1).get(0);
        assertThat(entry.deed().action()).isEqualTo("USER_CHANGED");
        assertThat(entry.deed().detail()).isEqualTo("ada: MAPPER; disabled; password reset");
    }

    @OnBothDatabases
    void aPatchWithoutAnythingInItIsNoDeed(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        User ada = hub.user("ada", Role.VIEWER);
        long before = hub.audit().count();
        UserPatch nothing = new UserPatch(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(hub.users().change(HUB, ada.id(), ada.version(), nothing)).isEqualTo(ada);
        assertThat(hub.audit().count()).isEqualTo(before);
    }

    @OnBothDatabases
    void oneReplacesOnesOwnPasswordKnowingTheOldOne(Database database) {
        SecuredHub hub = SecuredHub.on(database, clock);
        Caller ada = hub.user("ada", Role.VIEWER).from("");

        assertRefused(Kind.INVALID, () -> hub.users().changePassword(ada, "wrong", "nine lanterns glow"));
        assertRefused(Kind.INVALID, () -> hub.users().changePassword(ada, PASSWORD, "password1234"));
        hub.users().changePassword(ada, PASSWORD, "nine lanterns glow");

        assertThat(hub.signIns().signIn("ada", PASSWORD, "")).isInstanceOf(SignIn.Refused.class);
        assertThat(hub.signIns().signIn("ada", "nine lanterns glow", ""))
                .isInstanceOfSatisfying(
                        SignIn.Accepted.class,
                        accepted ->
                                assertThat(accepted.user().mustChangePassword()).isFalse());
    }

    private static void assertRefused(Kind kind, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}
