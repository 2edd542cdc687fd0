package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connector.Check;
import io.concordat.connector.FieldType;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.connector.RemoteField;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.Author;
import io.concordat.hub.Author.Source;
import io.concordat.hub.HubRecords;
import io.concordat.hub.NewRecord;
import io.concordat.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A check holds the other side's fields against the values that the hub really has. */
class MappedChecksTest {

    private static final Caller HUB = Caller.hub();

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");

    @OnBothDatabases
    void valuesThatAreTooLongThereAreCounted(Database database) {
        InMemorySystem crm = new InMemorySystem(clock)
                .with(
                        "Contact",
                        RemoteField.of("LastName", FieldType.TEXT, 5),
                        RemoteField.of("Email", FieldType.EMAIL, 80));
        profile(database, Map.of("lastName", "Lovelace"));
        profile(database, Map.of("lastName", "Hopper"));
        profile(database, Map.of("lastName", "short"));

        List<Check> checks = check(database, crm);

        assertThat(checks)
                .filteredOn(check -> check.code().equals("CONTACT_LENGTHS"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.ok()).isFalse();
                    assertThat(check.detail()).contains("2 values of lastName exceed the 5 characters of LastName");
                });
    }

    @OnBothDatabases
    void valuesThatAPicklistDoesNotAllowAreNamed(Database database) {
        InMemorySystem crm = new InMemorySystem(clock)
                .with(
                        "Contact",
                        RemoteField.of("LastName", FieldType.TEXT, 80).asRequired(),
                        RemoteField.of("Email", FieldType.EMAIL, 80),
                        RemoteField.of("LeadSource", FieldType.TEXT, 40).withPicklist(List.of("Web")));
        profile(database, Map.of("lastName", "A", "leadSource", "Fair"));
        profile(database, Map.of("lastName", "B", "leadSource", "Web"));

        assertThat(check(database, crm))
                .filteredOn(check -> check.code().equals("CONTACT_PICKLIST"))
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("Fair").doesNotContain("Web,"));
    }

    @OnBothDatabases
    void whereAllFitsNothingIsSaid(Database database) {
        profile(database, Map.of("lastName", "short"));

        assertThat(check(database, InMemorySystem.crm(clock))).allMatch(Check::ok);
    }

    private List<Check> check(Database database, InMemorySystem crm) {
        ConfiguredHub hub = ConfiguredHub.on(database, clock, new InMemoryConnector(crm));
        UUID id = hub.connections()
                .create(HUB, new NewConnection("CRM", "", "memory", Map.of()))
                .id();
        return hub.connections().check(HUB, id).checks();
    }

    private void profile(Database database, Map<String, String> values) {
        new HubRecords(database, Ids.system(), clock)
                .create(HubObject.PROFILES, NewRecord.of(values), new Author("test", Source.USER));
    }
}
