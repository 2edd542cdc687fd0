package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connector.salesforce.simulator.dml.DuplicateRule;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.mapping.Binding;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What Salesforce does not take, does not show or does not want twice. The real engine and connector, and a simulated
 * org over HTTP.
 */
class RefusalCasesTest {

    private final HubAndOrg both = HubAndOrg.withHubFields();

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void g29ALastNameOf81CharactersIsHeldWithTheLimitNamed() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com");
        both.sync();
        both.org.setup().length("Contact", "Title", 10);
        both.edit(ann, "title", "A title of many letters", "phone", "2");

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.PARTIAL);
        assertThat(rejected(run))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.error().orElseThrow().message()).contains("10"));
        assertThat(both.contactValue(contact, "Phone")).isEqualTo("2");
        assertThat(both.contactValue(contact, "Title")).isEmpty();
    }

    @Test
    void g30ALeadWithoutACompanyIsRefusedBeforeItIsSent() {
        Binding leads = HubAndOrg.binding(HubObject.LEADS, "Lead", HubAndOrg.HUB_WINS, "lastName", "company", "email");
        both.bind(new Binding(
                leads.hubObject(),
                leads.remoteObject(),
                true,
                List.of(),
                false,
                CreateRemote.ALL,
                CreateInHub.NEVER,
                leads.onRemoteDelete(),
                leads.mappings()));
        both.record(HubObject.LEADS, Optional.empty(), "lastName", "Lee", "email", "ann@example.com");

        Run run = both.sync();

        assertThat(rejected(run))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.error().orElseThrow().code()).isEqualTo("REQUIRED_FIELD_MISSING"));
        assertThat(both.org.calls().count(CallKind.ROW_WRITE)).isZero();
        assertThat(both.org.admin().all("Lead")).isEmpty();
    }

    @Test
    void g31AValueThatThePicklistDoesNotKnowIsNamed() {
        both.org.setup().picklist("Contact", "Salutation", true, List.of("Mr.", "Ms."));
        both.bind(HubAndOrg.binding(
                HubObject.PROFILES, "Contact", HubAndOrg.HUB_WINS, "lastName", "email", "salutation"));
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "salutation", "Ms.");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com");
        both.sync();
        both.edit(ann, "salutation", "Lady");

        Run run = both.sync();

        assertThat(rejected(run))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.error().orElseThrow().code()).isEqualTo("UNKNOWN_PICKLIST_VALUE"));
        assertThat(both.contactValue(contact, "Salutation")).isEqualTo("Ms.");
    }

    @Test
    void g32AFieldThatIsHiddenIsFrozenAndNotBlanked() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        both.sync();

        both.org.setup().hideField("Contact", "Phone");
        both.org.admin().touch(contact);
        Run run = both.sync();

        assertThat(both.profileValue(ann, "phone")).isEqualTo("1");
        assertThat(both.changes(run)).isEmpty();
        both.org.setup().showField("Contact", "Phone", true);
        both.edit(ann, "phone", "2");
        both.sync();
        assertThat(both.contactValue(contact, "Phone")).isEqualTo("2");
    }

    @Test
    void g32AFieldThatIsHiddenInTheMiddleOfARunIsFrozenToo() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        both.sync();
        both.org.admin().touch(contact);
        both.org.faults().on(CallKind.QUERY).first(() -> both.org.setup().hideField("Contact", "Phone"));

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.profileValue(ann, "phone")).isEqualTo("1");
    }

    @Test
    void f23AFieldThatIsRemovedInTheMiddleOfARunIsFrozenAndTheRestGoesOn() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        both.sync();
        both.org.admin().update(contact, Map.of("FirstName", "Ann"));
        both.org.faults().on(CallKind.QUERY).first(() -> both.org.setup().removeField("Contact", "Phone"));

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.profileValue(ann, "phone")).isEqualTo("1");
        assertThat(both.profileValue(ann, "firstName")).isEqualTo("Ann");
    }

    @Test
    void f23APicklistThatIsNarrowedInTheMiddleOfARunRefusesItsRowAndTheOthersGo() {
        both.org.setup().picklist("Contact", "Salutation", true, List.of("Mr.", "Ms.", "Dr."));
        both.bind(HubAndOrg.binding(
                HubObject.PROFILES, "Contact", HubAndOrg.HUB_WINS, "lastName", "email", "salutation"));
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "salutation", "Ms.");
        UUID bob = both.profile("lastName", "Wu", "email", "bob@example.com", "salutation", "Dr.");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com");
        String other = both.contact("lastName", "Wu", "email", "bob@example.com");
        both.sync();
        both.edit(ann, "salutation", "Dr.");
        both.edit(bob, "salutation", "Mr.");
        both.org
                .faults()
                .on(HubAndOrg::isWrite)
                .first(() -> both.org.setup().picklist("Contact", "Salutation", true, List.of("Mr.", "Ms.")));

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.PARTIAL);
        assertThat(rejected(run)).singleElement().satisfies(change -> {
            assertThat(change.hubId()).contains(ann);
            assertThat(change.error().orElseThrow().fix()).isNotEmpty();
        });
        assertThat(both.contactValue(contact, "Salutation")).isEqualTo("Ms.");
        assertThat(both.contactValue(other, "Salutation")).isEqualTo("Mr.");
    }

    @Test
    void aDuplicateRuleIsNeverOverriddenAndAPersonIsAsked() {
        both.org
                .rules()
                .duplicates()
                .add(new DuplicateRule(
                        "Contact",
                        "Standard_Contact_Duplicate_Rule",
                        List.of("LastName"),
                        "Use one of these?",
                        false,
                        false));
        String there = both.contact("lastName", "Lee", "email", "lee@example.com");
        both.creating(CreateRemote.ALL, CreateInHub.NEVER);
        UUID ann = both.profile("firstName", "Ann", "lastName", "Lee", "email", "ann@example.com");

        Run run = both.sync();

        assertThat(both.org.admin().all("Contact")).hasSize(1);
        assertThat(rejected(run))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.error().orElseThrow().code()).isEqualTo("DUPLICATE"));
        assertThat(both.store.reviews()).singleElement().satisfies(review -> {
            assertThat(review.remoteId()).contains(there);
            assertThat(review.choices()).anyMatch(choice -> choice.record().equals(ann.toString()));
        });
        assertThat(both.org.calls().all())
                .noneMatch(call -> call.header("Sforce-Duplicate-Rule-Header").isPresent());
    }

    @Test
    void anOwnerIsNeverChangedByWhatIsKeptInAgreement() {
        String other = both.org.setup().addUser("sales@example.com", "Sales", java.util.Set.of());
        bindLeads();
        String lead = both.put("Lead", "lastName", "Lee", "email", "ann@example.com", "company", "Acme");
        UUID hubLead = both.record(
                HubObject.LEADS, Optional.empty(), "lastName", "Lee", "email", "ann@example.com", "company", "Acme");
        String owner = both.org.admin().text(lead, "OwnerId");
        both.sync();
        both.org.settings().assignmentRules().put("Lead", other);
        both.store.edit(HubObject.LEADS, hubLead, Map.of("phone", "1"));

        both.sync();

        assertThat(both.org.admin().text(lead, "Phone")).isEqualTo("1");
        assertThat(both.org.admin().text(lead, "OwnerId")).isEqualTo(owner);
    }

    private void bindLeads() {
        both.bind(HubAndOrg.binding(
                HubObject.LEADS, "Lead", HubAndOrg.HUB_WINS, "firstName", "lastName", "company", "email", "phone"));
    }

    private List<Change> rejected(Run run) {
        return both.changes(run).stream()
                .filter(change -> change.state() == ChangeState.REJECTED)
                .toList();
    }
}
