package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.Check;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.NewField;
import io.concordat.connector.ObjectUse;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.salesforce.budget.Pauses;
import io.concordat.connector.salesforce.http.Egress;
import io.concordat.connector.salesforce.http.Transport;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A check says who the hub is, what it lacks, what is too much, and what to do. */
class SalesforceCheckTest {

    private static final ObjectUse CONTACTS =
            new ObjectUse("Contact", Set.of("LastName", "Email", "Phone"), Set.of("Email", "Phone"), false, false);

    private final SalesforceSimulator salesforce = SalesforceSimulator.start();
    private final SalesforceConnector connector = new SalesforceConnector(
            new Transport(Egress.allowing(salesforce.baseUrl() + "," + salesforce.loginUrl())),
            Clock.systemUTC(),
            Pauses.SLEEP);

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void aDedicatedUserWithWhatIsNeededIsAllRight() {
        assertThat(check(CONTACTS)).allMatch(Check::ok);
        assertThat(found("INTEGRATION_USER").orElseThrow().detail()).contains("dedicated integration user");
        assertThat(found("ORGANISATION").orElseThrow().detail()).contains(salesforce.orgId());
        assertThat(found("SIGN_IN").orElseThrow().detail()).contains(salesforce.baseUrl());
        assertThat(found("API_VERSION").orElseThrow().ok()).isTrue();
        assertThat(found("CONTACT_FIELDS").orElseThrow().detail()).contains("3 fields");
    }

    @Test
    void theEditionIsNamed() {
        assertThat(found("ORGANISATION").orElseThrow().detail()).contains("Enterprise Edition", "no sandbox");
    }

    @Test
    void anEditionWithoutAnApiIsSaid() {
        salesforce.settings().edition("Professional Edition");
        salesforce.settings().apiEnabled(false);

        assertThatThrownBy(() -> check(CONTACTS))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("https://www.salesforce.com/editions-pricing/");
    }

    @Test
    void anOrdinaryUserIsToldWhatIsSharedWithOthers() {
        salesforce
                .setup()
                .addUser("sales@example.com", "Sales", Set.of("PermissionsApiEnabled", "PermissionsViewSetup"));
        salesforce.app().runAs("sales@example.com");

        Check strategy = found("INTEGRATION_USER").orElseThrow();

        assertThat(strategy.ok()).isTrue();
        assertThat(strategy.detail())
                .contains("an ordinary user", "rights and limits", "all stop when it is shut down");
        assertThat(strategy.fix()).contains("a user for the hub alone");
    }

    @Test
    void anAdministratorIsToldWhatSpeaksAgainstIt() {
        salesforce.app().runAs(SalesforceSimulator.ADMIN);

        assertThat(found("INTEGRATION_USER").orElseThrow().detail()).contains("breaks when they leave");
        assertThat(check(CONTACTS))
                .filteredOn(check -> check.code().equals("EXCESS_PERMISSION"))
                .extracting(Check::detail)
                .anyMatch(detail -> detail.contains("Modify All Data"));
    }

    @Test
    void fieldsThatWereMadeAreListedVisibleOrNotWithWhatToDo() {
        salesforce.app().runAs(SalesforceSimulator.ADMIN);
        make("Seen");
        make("Unseen");
        salesforce.setup().hideField("Contact", "Unseen__c");

        Check made = found("CONTACT_CUSTOM_FIELDS").orElseThrow();

        assertThat(made.detail()).contains("the user sees: Seen__c").contains("not visible: Unseen__c");
        assertThat(made.fix()).contains("Set Field-Level Security").contains("check again");
    }

    @Test
    void whereEverythingThatWasMadeIsVisibleNothingIsToBeDone() {
        salesforce.app().runAs(SalesforceSimulator.ADMIN);
        make("Seen");

        assertThat(found("CONTACT_CUSTOM_FIELDS"))
                .hasValueSatisfying(check -> assertThat(check.ok()).isTrue());
    }

    @Test
    void aFieldThatCameWithAPackageIsKnownByItsWholeName() {
        salesforce.app().runAs(SalesforceSimulator.ADMIN);
        salesforce.setup().addPackaged("Contact", "acme", "Score");

        Check made = found("CONTACT_CUSTOM_FIELDS").orElseThrow();

        assertThat(made.detail()).contains("the user sees: acme__Score__c").doesNotContain("not visible");
    }

    private void make(String name) {
        try (Session session = connector.open(settings(Map.of()))) {
            session.customFields().orElseThrow().make("Contact", new NewField(name, name, NewField.Kind.TEXT, 0));
        }
    }

    @Test
    void g34AHiddenFieldIsNamedWithWhatToDo() {
        salesforce.setup().hideField("Contact", "Phone");

        Check hidden = found("CONTACT_FIELDS_HIDDEN").orElseThrow();

        assertThat(hidden.ok()).isFalse();
        assertThat(hidden.detail()).contains("Phone").doesNotContain("Email");
        assertThat(hidden.fix()).contains("permission set");
    }

    @Test
    void aFieldThatMayOnlyBeReadIsNamed() {
        salesforce.setup().showField("Contact", "Phone", false);

        assertThat(found("CONTACT_FIELDS_CLOSED").orElseThrow().detail()).contains("Phone");
    }

    @Test
    void g56AMissingObjectRightIsNamedWithWhatToDo() {
        salesforce.setup().objectRight("Contact", ObjectRight.EDIT, false);

        Check missing = found("CONTACT_OBJECT").orElseThrow();

        assertThat(missing.ok()).isFalse();
        assertThat(missing.detail()).contains("Edit");
        assertThat(missing.fix()).contains("permission set");
    }

    @Test
    void anObjectThatMayNotBeReadIsNamed() {
        salesforce.setup().objectRight("Contact", ObjectRight.READ, false);

        assertThat(found("CONTACT_OBJECT").orElseThrow().detail()).contains("may not read Contact");
    }

    @Test
    void rightsThatAreNotUsedAreNamed() {
        assertThat(found("CONTACT_EXCESS").orElseThrow().detail()).contains("Create");
        assertThat(found("CONTACT_FIELDS_EXCESS").orElseThrow().fix()).contains("permission set");
    }

    @Test
    void recordsThatMayBeHiddenAreSaid() {
        salesforce.setup().objectRight("Contact", ObjectRight.VIEW_ALL, false);

        assertThat(found("CONTACT_RECORDS").orElseThrow().fix()).contains("View All");
    }

    @Test
    void scopesBeyondWhatIsNeededAreNamed() {
        salesforce.app().scope("api refresh_token full web");

        assertThat(found("SCOPES").orElseThrow().detail()).contains("full", "web");
    }

    @Test
    void aVersionThatSalesforceDoesNotSpeakIsSaid() {
        Settings old = settings(Map.of("apiVersion", "25.0"));

        assertThatThrownBy(() -> connector.open(old))
                .isInstanceOfSatisfying(
                        ConnectorException.class, retired -> assertThat(retired).hasMessageContaining("API version"));
    }

    @Test
    void aVersionThatIsNearlyRetiredIsSaid() {
        try (Session session = connector.open(settings(Map.of("apiVersion", "55.0")))) {
            assertThat(session.check())
                    .filteredOn(check -> check.code().equals("API_VERSION"))
                    .extracting(Check::detail)
                    .allMatch(detail -> detail.contains("nearly three years old"));
        }
    }

    @Test
    void personAccountsAreNoticedWithWhatToDo() {
        assertThat(found("PERSON_ACCOUNTS")).isEmpty();

        salesforce.setup().enablePersonAccounts();

        assertThat(found("PERSON_ACCOUNTS").orElseThrow().fix()).contains("bind people as contacts");
    }

    @Test
    void fewCallsLeftAreSaid() {
        salesforce.budget().max(1000);
        salesforce.budget().used(980);

        assertThat(found("API_CALLS").orElseThrow().ok()).isFalse();
    }

    @Test
    void aSandboxIsToldFromProduction() {
        salesforce.settings().sandbox(true);

        try (Session session = connector.open(settings(Map.of()))) {
            assertThat(session.organisation().sandbox()).isTrue();
            assertThat(session.organisation().id()).isEqualTo(salesforce.orgId());
            assertThat(session.organisation().user()).isEqualTo(SalesforceSimulator.USER);
        }
    }

    @Test
    void thePermissionSetGrantsWhatIsUsedAndNothingElse() {
        ObjectUse accounts = new ObjectUse(
                "Account", Set.of("Name", "BillingCity", "BillingStreet"), Set.of("BillingCity"), true, false);

        String xml;
        try (Session session = connector.open(settings(Map.of()))) {
            xml = session.setupFile(List.of(CONTACTS, accounts)).orElseThrow().content();
        }

        assertThat(xml)
                .contains("<editable>true</editable>\n        <field>Contact.Email</field>")
                .contains("<field>Account.BillingAddress</field>")
                .contains("<object>Contact</object>")
                .contains("<allowCreate>true</allowCreate>")
                .contains("<name>ApiEnabled</name>")
                .doesNotContain("BillingCity", "Contact.LastName", "<modifyAllRecords>true", "<allowDelete>true");
    }

    private List<Check> check(ObjectUse... uses) {
        try (Session session = connector.open(settings(Map.of()))) {
            return session.check(List.of(uses));
        }
    }

    private Optional<Check> found(String code) {
        return check(CONTACTS).stream()
                .filter(check -> check.code().equals(code))
                .findFirst();
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "signIn",
                "client-credentials",
                "clientId",
                SalesforceSimulator.CLIENT_ID,
                "clientSecret",
                SalesforceSimulator.CLIENT_SECRET,
                "domain",
                salesforce.baseUrl()));
        values.putAll(more);
        return new Settings(values);
    }
}
