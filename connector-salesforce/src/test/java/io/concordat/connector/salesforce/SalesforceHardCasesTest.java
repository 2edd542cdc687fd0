package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connector.salesforce.simulator.dml.DuplicateRule;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.link.Link;
import io.concordat.mapping.Binding;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.match.MatchRule;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hard cases as they are with Salesforce: the real engine and connector, and a simulated org over HTTP. */
class SalesforceHardCasesTest {

    private final HubAndOrg both = HubAndOrg.withHubFields();

    @AfterEach
    void stop() {
        both.close();
    }

    private void bindLeads() {
        both.bind(HubAndOrg.binding(
                HubObject.LEADS, "Lead", HubAndOrg.HUB_WINS, "firstName", "lastName", "company", "email", "phone"));
    }

    private void bindAccounts(MatchRule... rules) {
        Binding plain = HubAndOrg.binding(
                HubObject.ACCOUNTS, "Account", HubAndOrg.HUB_WINS, "name", "accountNumber", "phone", "website");
        both.bind(new Binding(
                plain.hubObject(),
                plain.remoteObject(),
                true,
                List.of(rules),
                false,
                plain.createRemote(),
                plain.createInHub(),
                plain.onRemoteDelete(),
                plain.mappings()));
    }

    @Test
    void g06ALeadAndAContactMatchAndOnlyTheContactIsTaken() {
        bindLeads();
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com");
        both.record(HubObject.LEADS, Optional.of(ann), "lastName", "Lee", "email", "ann@example.com", "phone", "9");
        both.contact("lastName", "Lee", "email", "ann@example.com");
        String lead = both.put("Lead", "lastName", "Lee", "email", "ann@example.com", "company", "Acme");

        both.sync();

        assertThat(both.store.links()).singleElement().satisfies(link -> {
            assertThat(link.remoteObject()).isEqualTo("Contact");
            assertThat(link.hubId()).isEqualTo(ann);
        });
        assertThat(both.org.admin().text(lead, "Phone")).isEmpty();
    }

    @Test
    void g07WithLeadsOffALeadIsNotEvenRead() {
        both.profile("lastName", "Lee", "email", "ann@example.com");
        both.put("Lead", "lastName", "Lee", "email", "ann@example.com", "company", "Acme");

        both.sync();

        assertThat(both.store.links()).isEmpty();
        assertThat(both.org.calls().of(CallKind.QUERY))
                .noneMatch(call -> call.target().contains("FROM%20Lead"));
    }

    @Test
    void g08AnAccountIsMatchedByItsNumber() {
        bindAccounts(new MatchRule("number", List.of(new MatchRule.Pair("accountNumber", "AccountNumber")), true));
        UUID acme = both.record(
                HubObject.ACCOUNTS, Optional.empty(), "name", "Acme GmbH", "accountNumber", "A-1", "phone", "1");
        String account = both.put("Account", "name", "ACME", "accountNumber", "A-1");
        both.put("Account", "name", "Other", "accountNumber", "A-2");

        both.sync();

        assertThat(both.linkOf(acme)).map(Link::remoteId).contains(account);
        assertThat(both.org.admin().text(account, "Phone")).isEqualTo("1");
    }

    @Test
    void g09BlankNeverMatchesBlank() {
        both.profile("lastName", "Lee");
        both.contact("lastName", "Ray");

        both.sync();

        assertThat(both.store.links()).isEmpty();
    }

    @Test
    void g10FifteenAndEighteenCharactersAreOneRecord() {
        String contact = both.contact("lastName", "Lee", "phone", "7");
        UUID ann = both.identified(contact.substring(0, 15), "lastName", "Lee");

        both.sync();

        assertThat(both.linkOf(ann)).map(Link::remoteId).contains(contact);
        assertThat(both.profileValue(ann, "phone")).isEqualTo("7");
    }

    @Test
    void g11AnAnonymousProfileNeverTakesPart() {
        both.anonymous("lastName", "Lee", "email", "ann@example.com");
        both.contact("lastName", "Lee", "email", "ann@example.com");

        both.sync();

        assertThat(both.store.links()).isEmpty();
    }

    @Test
    void g12AsThePreviewSaysSoTheRunDoes() {
        both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        both.profile("lastName", "Ray", "email", "bob@example.com", "title", "CEO");
        both.contact("lastName", "Lee", "email", "ann@example.com", "title", "CTO");
        both.contact("lastName", "Ray", "email", "bob@example.com");

        Run preview = both.plan();
        Run run = both.sync();

        assertThat(preview.digest()).isEqualTo(run.digest());
        assertThat(both.changes(preview)).hasSameSizeAs(both.changes(run));
    }

    @Test
    void g13ANewProfileBecomesAContactOnlyIfThatIsWantedAndThenOnce() {
        both.profile("firstName", "Ann", "lastName", "Lee", "email", "ann@example.com");
        both.sync();
        assertThat(both.org.admin().all("Contact")).isEmpty();

        both.creating(CreateRemote.ALL, CreateInHub.NEVER);
        both.org.faults().on(CallKind.ROW_WRITE).dropAfter();
        both.sync();
        both.sync();
        Run quiet = both.sync();

        assertThat(both.org.admin().all("Contact"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.text("LastName")).isEqualTo("Lee"));
        assertThat(both.store.links()).hasSize(1);
        assertThat(both.changes(quiet)).isEmpty();
    }

    @Test
    void g13WithoutAFieldForTheHubsIdAContactIsCreatedOnceAllTheSame() {
        both.with("keyField", "").with("tokenField", "");
        both.creating(CreateRemote.ALL, CreateInHub.NEVER);
        both.profile("firstName", "Ann", "lastName", "Lee", "email", "ann@example.com");
        both.org.faults().on(CallKind.ROW_WRITE).dropAfter();

        both.sync();
        both.sync();
        both.sync();

        assertThat(both.org.admin().all("Contact")).hasSize(1);
        assertThat(both.store.links()).hasSize(1);
    }

    @Test
    void g23WhenALeadIsConvertedThePairIsThatOfTheContact() {
        bindLeads();
        UUID ann = both.profile("lastName", "Lee", "phone", "1");
        UUID leadOfAnn = both.record(
                HubObject.LEADS, Optional.of(ann), "lastName", "Lee", "email", "ann@example.com", "company", "Acme");
        String lead = both.put("Lead", "lastName", "Lee", "email", "ann@example.com", "company", "Acme");
        both.sync();
        assertThat(both.linkOf(leadOfAnn)).map(Link::remoteId).contains(lead);

        String contact = both.org.admin().convert(lead).contactId();
        both.sync();
        both.store.edit(HubObject.LEADS, leadOfAnn, Map.of("phone", "99"));
        both.edit(ann, "phone", "2");
        Run after = both.sync();

        assertThat(both.linkOf(ann)).map(Link::remoteId).contains(contact);
        assertThat(both.linkOf(leadOfAnn)).map(Link::state).contains(Link.State.REMOTE_DELETED);
        assertThat(both.contactValue(contact, "Phone")).isEqualTo("2");
        assertThat(both.org.admin().text(lead, "Phone")).isEmpty();
        assertThat(after.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void g24WhenContactsAreMergedThePairGoesWithTheWinner() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String loser = both.contact("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        both.sync();
        String winner = both.contact("lastName", "Lee", "email", "other@example.com", "phone", "1");
        both.sync();

        both.org.admin().merge(winner, loser);
        both.sync();
        both.edit(ann, "phone", "2");
        both.sync();
        Run quiet = both.sync();

        assertThat(both.store.links()).singleElement().satisfies(link -> {
            assertThat(link.hubId()).isEqualTo(ann);
            assertThat(link.remoteId()).isEqualTo(winner);
        });
        assertThat(both.contactValue(winner, "Phone")).isEqualTo("2");
        assertThat(both.changes(quiet)).isEmpty();
    }

    @Test
    void g24WhenBothContactsHaveProfilesAPersonIsAsked() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com");
        UUID anna = both.profile("lastName", "Lee", "email", "anna@example.com");
        String loser = both.contact("lastName", "Lee", "email", "ann@example.com");
        String winner = both.contact("lastName", "Lee", "email", "anna@example.com");
        both.sync();

        both.org.admin().merge(winner, loser);
        both.sync();

        assertThat(both.linkOf(anna)).map(Link::remoteId).contains(winner);
        assertThat(both.linkOf(ann)).map(Link::state).contains(Link.State.REMOTE_DELETED);
        assertThat(both.store.reviews()).singleElement().satisfies(review -> {
            assertThat(review.hubId()).contains(ann);
            assertThat(review.why()).contains(winner);
        });
    }

    @Test
    void g25ADeletedContactIsReportedAndOneThatIsRestoredIsKeptInAgreementAgain() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com");
        both.sync();

        both.org.admin().delete(contact);
        Run gone = both.sync();
        both.org.admin().undelete(contact);
        both.edit(ann, "phone", "2");
        both.sync();

        assertThat(both.changes(gone))
                .anyMatch(change -> change.action() == Action.DELETE && change.state() == ChangeState.SKIPPED);
        assertThat(both.linkOf(ann)).map(Link::state).contains(Link.State.ACTIVE);
        assertThat(both.contactValue(contact, "Phone")).isEqualTo("2");
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
    void g46KilledInTheMiddleOfABatchNothingIsLostAndNothingIsThereTwice() {
        List<UUID> people = people(30);
        both.creating(CreateRemote.ALL, CreateInHub.NEVER);
        both.profile("lastName", "New", "email", "new@example.com");
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.dieAtStep(12);
        Run died = both.sync();
        both.live();

        both.execute(died.id());
        both.sync();

        assertThat(both.org.admin().all("Contact")).hasSize(31);
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(30);
    }

    @Test
    void g47WhenTheAnswerIsLostAfterSalesforceHasSavedNothingIsThereTwice() {
        both.creating(CreateRemote.ALL, CreateInHub.NEVER);
        IntStream.range(0, 40)
                .forEach(number ->
                        both.profile("lastName", "Person " + number, "email", "person" + number + "@example.com"));
        both.org.faults().on(CallKind.COLLECTION_WRITE).dropAfter();

        both.sync();
        both.sync();
        Run quiet = both.sync();

        assertThat(both.org.admin().all("Contact")).hasSize(40);
        assertThat(both.store.links()).hasSize(40);
        assertThat(both.changes(quiet)).isEmpty();
    }

    @Test
    void g48OfTwoHundredRowsTheBadOneStaysAndTheOthersGo() {
        List<UUID> people = people(200);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.org.rules().faults().add((draft, id) -> both.refuse(draft, id, people, 17));

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.PARTIAL);
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(199);
        assertThat(rejected(run)).singleElement().satisfies(change -> {
            assertThat(change.error().orElseThrow().code()).isEqualTo("VALIDATION_RULE");
            assertThat(change.error().orElseThrow().message()).contains("not on a Sunday");
        });
    }

    @Test
    void g49ALockedRowIsTriedAgainUntilItIsFree() {
        List<UUID> people = people(20);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        String locked = both.linkOf(people.get(3)).orElseThrow().remoteId();
        both.org.rules().locked().add(locked);
        both.org
                .faults()
                .on(CallKind.ROW_WRITE)
                .first(() -> both.org.rules().locked().clear());

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(20);
    }

    @Test
    void g50AtTheLimitTheRunParksWithAReserveLeftAndGoesOn() {
        List<UUID> people = people(600);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.org.budget().max(1_000);
        both.org.budget().used(796);

        Run parked = both.sync();

        assertThat(parked.state()).isEqualTo(RunState.PARKED);
        assertThat(parked.resumeAt()).isPresent();
        assertThat(parked.error()).contains("20 %");
        assertThat(both.org.budget().used()).isLessThanOrEqualTo(802);
        int chiefs = both.org.admin().with("Contact", "Title", "Chief").size();
        assertThat(chiefs).isLessThan(600);

        both.pass(Duration.ofHours(1));
        both.org.budget().used(0);
        Run resumed = both.execute(parked.id());

        assertThat(resumed.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(600);
    }

    @Test
    void g53AfterAWeekOfSilenceTheQueryFindsWhatHappened() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        both.sync();
        both.pass(Duration.ofDays(2));
        both.org.admin().update(contact, Map.of("Phone", "2"));
        both.pass(Duration.ofDays(5));

        both.sync();

        assertThat(both.profileValue(ann, "phone")).isEqualTo("2");
    }

    @Test
    void g54RecordsOfTheSameSecondAsTheCursorAreNotMissed() {
        UUID ann = both.profile("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com", "phone", "1");
        both.sync();
        both.org.admin().update(contact, Map.of("Phone", "2"));

        both.sync();

        assertThat(both.profileValue(ann, "phone")).isEqualTo("2");
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
    void contactsAreCreatedUnderTheAccountThatWasMatched() {
        bindAccounts();
        UUID acme = both.record(HubObject.ACCOUNTS, Optional.empty(), "name", "Acme");
        String account = both.put("Account", "name", "Acme");
        both.creating(CreateRemote.ALL, CreateInHub.NEVER);
        both.record(HubObject.PROFILES, Optional.of(acme), "lastName", "Lee", "email", "ann@example.com");

        both.sync();

        assertThat(both.org.admin().all("Contact"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.text("AccountId")).isEqualTo(account));
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

    private List<Change> rejected(Run run) {
        return both.changes(run).stream()
                .filter(change -> change.state() == ChangeState.REJECTED)
                .toList();
    }

    private List<UUID> people(int count) {
        return both.people(count);
    }
}
