package io.concordat.match;

import static io.concordat.match.MatchFixtures.BY_PHONE;
import static io.concordat.match.MatchFixtures.contacts;
import static io.concordat.match.MatchFixtures.ladder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.match.MatchRule.Pair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The levels and their order. */
class LadderTest {

    @Test
    void theIdComesFirstThenTheRulesThenEmailThenName() {
        assertThat(contacts(List.of(BY_PHONE), false).levels())
                .extracting(Level::number, Level::name, Level::kind)
                .containsExactly(
                        tuple(1, "Record id", Level.Kind.ID),
                        tuple(2, "Phone", Level.Kind.RULE),
                        tuple(3, "Email", Level.Kind.EMAIL),
                        tuple(4, "Name", Level.Kind.NAME));
    }

    @Test
    void g04OnlyDesignatedFieldsLeavesOutEmailAndNameIfThereAreRules() {
        assertThat(contacts(List.of(BY_PHONE), true).levels())
                .extracting(Level::kind)
                .containsExactly(Level.Kind.ID, Level.Kind.RULE);
        assertThat(contacts(List.of(), true).levels())
                .extracting(Level::kind)
                .containsExactly(Level.Kind.ID, Level.Kind.EMAIL, Level.Kind.NAME);
    }

    @Test
    void g08AccountsAreMatchedByNumberOrNameAndNeverByEmail() {
        MatchRule number = new MatchRule("Number", List.of(new Pair("accountNumber", "AccountNumber")), true);

        assertThat(ladder(HubObject.ACCOUNTS, List.of(number), false).levels())
                .extracting(Level::keyAttribute)
                .containsExactly("identities.crmID", "accountNumber", "name");
    }

    @Test
    void leadsHaveTheSameLevelsAsContacts() {
        assertThat(ladder(HubObject.LEADS, List.of(), false).levels())
                .isEqualTo(contacts(List.of(), false).levels());
    }

    @Test
    void withoutARemoteFirstNameTheLastNameAloneIsTheName() {
        Ladder ladder = Ladder.of(new Ladder.Plan(
                HubObject.PROFILES,
                "crmID",
                List.of(),
                false,
                Map.of("lastName", "Surname"),
                StandardAttributes.of(HubObject.PROFILES)));

        assertThat(ladder.levels()).hasSize(2);
        assertThat(ladder.levels().get(1).pairs()).containsExactly(new Pair("lastName", "Surname"));
        assertThat(ladder.keyAttributes()).containsExactly("lastName");
    }

    @Test
    void probesOfferKeysOfCompleteLevelsOnly() {
        List<Probe> probes = contacts(List.of(BY_PHONE), false)
                .probes(
                        "001A0000006Vm9r",
                        Map.of("Phone", " ", "Email", " Ann@X.com ", "LastName", "Lee", "FirstName", "Ann "));

        assertThat(probes.get(0).keys()).containsExactlyInAnyOrder("001A0000006Vm9r", "001A0000006Vm9rIAC");
        assertThat(probes.get(1).keys()).isEmpty();
        assertThat(probes.get(2).keys()).containsExactly("ann@x.com");
        assertThat(probes.get(2).value("email")).isEqualTo("Ann@X.com");
        assertThat(probes.get(3).keys()).containsExactly("ann lee");
    }

    @Test
    void externalKeysAndIdentitiesAreLookedUpAsTheyAre() {
        MatchRule key = new MatchRule("Key", List.of(new Pair("externalKey", "Key__c")), true);
        MatchRule shop = new MatchRule("Shop", List.of(new Pair("identities.shop", "Shop__c")), true);
        List<Probe> probes = contacts(List.of(key, shop), true).probes("1", Map.of("Key__c", "K-1", "Shop__c", "S-1"));

        assertThat(probes.get(1).keys()).containsExactly("K-1");
        assertThat(probes.get(2).keys()).containsExactly("S-1");
    }

    @Test
    void valuesAreComparedInTheFormOfTheHubAttribute() {
        MatchRule size = new MatchRule("Size", List.of(new Pair("numberOfEmployees", "Employees")), true);
        Ladder ladder = ladder(HubObject.ACCOUNTS, List.of(size), true);

        assertThat(ladder.probes("1", Map.of("Employees", "007.0")).get(1).value("numberOfEmployees"))
                .isEqualTo("7");
        assertThat(ladder.probes("1", Map.of("Employees", "many")).get(1).isComplete())
                .isFalse();
    }

    @Test
    void theRemoteFieldsToReadAreThoseOfTheLevels() {
        assertThat(contacts(List.of(BY_PHONE), false).remoteFields())
                .containsExactly("Phone", "Email", "LastName", "FirstName");
    }
}
