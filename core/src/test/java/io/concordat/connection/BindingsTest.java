package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.canonical.HubObject;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Database;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.match.MatchRule;
import io.concordat.merge.FieldRule;
import io.concordat.security.Caller;
import io.concordat.security.Role;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Objects are bound as they usually are, and then as an admin wants it. */
class BindingsTest {

    private static final Caller HUB = Caller.hub();
    private static final OptionalLong ANY = OptionalLong.empty();

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");
    private final InMemorySystem crm = InMemorySystem.crm(clock);

    @OnBothDatabases
    void aNewConnectionBindsTheUsualObjects(Database database) {
        ConfiguredHub hub = hub(database);

        UUID connection = connect(hub);

        assertThat(hub.bindings().list(connection))
                .extracting(saved -> saved.binding().hubObject().path() + "/"
                        + saved.binding().remoteObject() + " "
                        + saved.binding().enabled())
                .containsExactly("accounts/Account true", "profiles/Contact true", "leads/Lead false");
        assertThat(hub.bindings().list(connection))
                .allMatch(saved -> saved.binding().createRemote() == Binding.CreateRemote.NEVER
                        && !saved.binding().mappings().isEmpty()
                        && saved.mappingRev() == 1);
        assertThat(subscribed(database)).containsExactly("accounts", "profiles");
    }

    @OnBothDatabases
    void theUsualBindingsPassTheirOwnCheck(Database database) {
        ConfiguredHub hub = hub(database);
        UUID connection = connect(hub);

        for (SavedBinding saved : hub.bindings().list(connection)) {
            assertThat(hub.bindings().check(connection, saved.binding()).problems())
                    .isEmpty();
        }
    }

    @OnBothDatabases
    void aSystemThatDoesNotAnswerYetIsBoundByItsFirstCheck(Database database) {
        crm.withPassword("right");
        ConfiguredHub hub = hub(database);
        UUID connection = hub.connections()
                .create(HUB, new NewConnection("CRM", "", "memory", Map.of("password", "wrong")))
                .id();
        assertThat(hub.bindings().list(connection)).isEmpty();

        hub.connections()
                .change(HUB, connection, ANY, ConnectionPatch.NOTHING.withSettings(Map.of("password", "right")));
        hub.connections().check(HUB, connection);

        assertThat(hub.bindings().list(connection)).hasSize(3);
    }

    @OnBothDatabases
    void objectsThatAreSavedAtTheSameTimeDoNotForgetEachOther(Database database) {
        ConfiguredHub hub = hub(database);
        UUID connection = connect(hub);
        List<Binding> on = hub.bindings().list(connection).stream()
                .map(saved -> enabled(saved.binding()))
                .toList();

        List<CompletableFuture<SavedBinding>> saved = on.stream()
                .map(binding ->
                        CompletableFuture.supplyAsync(() -> hub.bindings().put(HUB, connection, ANY, binding)))
                .toList();

        saved.forEach(CompletableFuture::join);
        assertThat(subscribed(database)).containsExactly("accounts", "leads", "profiles");
    }

    private static Binding enabled(Binding binding) {
        return new Binding(
                binding.hubObject(),
                binding.remoteObject(),
                true,
                binding.matchRules(),
                binding.onlyDesignatedMatchFields(),
                binding.createRemote(),
                binding.createInHub(),
                binding.onRemoteDelete(),
                binding.mappings());
    }

    @OnBothDatabases
    void whatDoesNotFitIsRefusedFieldByField(Database database) {
        ConfiguredHub hub = hub(database);
        UUID connection = connect(hub);
        Binding binding = contacts(
                List.of(),
                List.of(
                        FieldMapping.of("email", "Email", FieldRule.DEFAULT),
                        FieldMapping.of("nickname", "Nowhere", FieldRule.DEFAULT)));

        assertThatThrownBy(() -> hub.bindings().put(HUB, connection, ANY, binding))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(HubException.Problem::field)
                                .containsExactly("mappings[1].hub", "mappings[1].remote"));
        assertThat(current(hub, connection).mappingRev()).isEqualTo(1);
    }

    @OnBothDatabases
    void anotherContentIsAnotherRevisionAndAStaleOneIsRefused(Database database) {
        ConfiguredHub hub = hub(database);
        UUID connection = connect(hub);
        Binding binding = contacts(List.of(), List.of(FieldMapping.of("email", "Email", FieldRule.DEFAULT)));

        SavedBinding saved = hub.bindings().put(HUB, connection, OptionalLong.of(1), binding);
        SavedBinding same = hub.bindings().put(HUB, connection, OptionalLong.of(2), binding);

        assertThat(saved.mappingRev()).isEqualTo(2);
        assertThat(saved.version()).isEqualTo(2);
        assertThat(same.mappingRev()).isEqualTo(2);
        assertThat(current(hub, connection)).isEqualTo(same);
        assertThatThrownBy(() -> hub.bindings().put(HUB, connection, OptionalLong.of(1), binding))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Kind.STALE));
    }

    @OnBothDatabases
    void whatIsOffIsNotListenedTo(Database database) {
        ConfiguredHub hub = hub(database);
        UUID connection = connect(hub);
        Binding on = current(hub, connection).binding();
        Binding off = new Binding(
                on.hubObject(),
                on.remoteObject(),
                false,
                on.matchRules(),
                on.onlyDesignatedMatchFields(),
                on.createRemote(),
                on.createInHub(),
                on.onRemoteDelete(),
                on.mappings());

        hub.bindings().put(HUB, connection, ANY, off);

        assertThat(subscribed(database)).containsExactly("accounts");
    }

    @OnBothDatabases
    void recordsCanBeFoundByWhatARuleCompares(Database database) {
        ConfiguredHub hub = hub(database);
        UUID connection = connect(hub);
        MatchRule rule = new MatchRule("Phone", List.of(new MatchRule.Pair("mobilePhone", "Phone")), true);

        hub.bindings()
                .put(
                        HUB,
                        connection,
                        ANY,
                        contacts(List.of(rule), List.of(FieldMapping.of("email", "Email", FieldRule.DEFAULT))));

        List<String> keys = database.call(handle -> handle.createQuery("SELECT attribute FROM key_attribute")
                .mapTo(String.class)
                .list());
        assertThat(keys).contains("mobilePhone");
    }

    @OnBothDatabases
    void onlyWhoMayMapChangesBindings(Database database) {
        ConfiguredHub hub = hub(database);
        UUID connection = connect(hub);
        Binding binding = current(hub, connection).binding();

        assertThatThrownBy(() -> hub.bindings()
                        .put(new Caller("otto", Role.OPERATOR.permissions(), ""), connection, ANY, binding))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Kind.FORBIDDEN));
    }

    @OnBothDatabases
    void anObjectThatIsNotThereIsNamed(Database database) {
        ConfiguredHub hub = hub(database);
        UUID connection = connect(hub);

        assertThat(hub.bindings().remoteObjects(connection)).contains("Contact", "Account", "Lead");
        assertThatThrownBy(() -> hub.bindings().suggest(connection, HubObject.PROFILES, "Person"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("Person")
                .hasMessageContaining("Contact");
    }

    private ConfiguredHub hub(Database database) {
        return ConfiguredHub.on(database, clock, new InMemoryConnector(crm));
    }

    private static UUID connect(ConfiguredHub hub) {
        return hub.connections()
                .create(HUB, new NewConnection("CRM", "", "memory", Map.of()))
                .id();
    }

    private static SavedBinding current(ConfiguredHub hub, UUID connection) {
        return hub.bindings().get(connection, HubObject.PROFILES, "Contact");
    }

    private static Binding contacts(List<MatchRule> rules, List<FieldMapping> mappings) {
        return new Binding(
                HubObject.PROFILES,
                "Contact",
                true,
                rules,
                false,
                Binding.CreateRemote.NEVER,
                Binding.CreateInHub.NEVER,
                Binding.OnRemoteDelete.REPORT,
                mappings);
    }

    private static List<String> subscribed(Database database) {
        return database.call(handle -> handle.createQuery("SELECT hub_object FROM dirty_subscriber ORDER BY hub_object")
                .mapTo(String.class)
                .list());
    }
}
