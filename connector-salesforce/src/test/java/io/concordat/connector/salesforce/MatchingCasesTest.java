package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.link.Link;
import io.concordat.mapping.Binding;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.match.MatchRule;
import io.concordat.run.Run;
import io.concordat.sync.SampleBindings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is who: matching, and what is created. The real engine and connector, and a simulated org over HTTP. */
class MatchingCasesTest {

    private final HubAndOrg both = HubAndOrg.withHubFields();

    @AfterEach
    void stop() {
        both.close();
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
    void anAccountThatIsAPersonIsNotTakenForACompany() {
        both.org.setup().enablePersonAccounts();
        bindAccounts();
        UUID jo = both.record(HubObject.ACCOUNTS, Optional.empty(), "name", "Jo Doe");
        UUID acme = both.record(HubObject.ACCOUNTS, Optional.empty(), "name", "Acme");
        both.org.admin().create("Account", Map.of("FirstName", "Jo", "LastName", "Doe"));
        String company = both.put("Account", "name", "Acme");

        both.sync();

        assertThat(both.linkOf(jo)).isEmpty();
        assertThat(both.linkOf(acme)).map(Link::remoteId).contains(company);
    }

    private void bindLeads() {
        both.bind(HubAndOrg.binding(
                HubObject.LEADS, "Lead", HubAndOrg.HUB_WINS, "firstName", "lastName", "company", "email", "phone"));
    }

    private void bindAccounts(MatchRule... rules) {
        Binding plain = HubAndOrg.binding(
                HubObject.ACCOUNTS, "Account", HubAndOrg.HUB_WINS, "name", "accountNumber", "phone", "website");
        both.bind(SampleBindings.withRules(plain, false, rules));
    }
}
