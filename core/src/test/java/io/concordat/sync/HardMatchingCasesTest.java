package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.link.Link;
import io.concordat.mapping.Binding;
import io.concordat.run.Action;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hard cases of matching, each as a story with the real engine. */
class HardMatchingCasesTest {

    private final TwoSides sides = new TwoSides();

    @Test
    void aFirstRunLinksAndFillsBothSidesAndASecondIsEmpty() {
        UUID ann = sides.profile("firstName", "Ann", "lastName", "Lee", "email", "ann@x.com", "phone", "123");
        String contact = sides.contact("firstName", "Ann", "lastName", "Lee", "email", "ann@x.com", "title", "CEO");

        Run first = sides.sync();
        Run second = sides.sync();

        assertThat(first.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.profileValue(ann, "title")).isEqualTo("CEO");
        assertThat(sides.contactValue(contact, "phone")).isEqualTo("123");
        assertThat(sides.changes(second)).isEmpty();
        assertThat(second.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void g01TheSameEmailInAnotherCaseIsNoMatchAndTheNearMissIsListedOnce() {
        UUID ann = sides.profile("lastName", "Lee", "email", "User.Email@company.com");
        String contact = sides.contact("lastName", "Low", "email", "user.email@company.com", "title", "CEO");

        Run preview = sides.plan();
        Run run = sides.sync();
        Run again = sides.sync();

        assertThat(sides.store.links()).isEmpty();
        assertThat(sides.profileValue(ann, "title")).isEmpty();
        assertThat(sides.changes(run)).singleElement().satisfies(change -> {
            assertThat(change.state()).isEqualTo(ChangeState.SKIPPED);
            assertThat(change.error().orElseThrow().code()).isEqualTo("NEAR_MISS");
            assertThat(change.hubId()).contains(ann);
            assertThat(change.remoteId()).contains(contact);
            assertThat(change.evidence()).contains("User.Email@company.com", "user.email@company.com");
        });
        assertThat(sides.changes(preview)).hasSize(1);
        assertThat(sides.changes(again)).isEmpty();
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);

        sides.editContact(contact, "email", "User.Email@company.com");
        sides.sync();

        assertThat(sides.profileValue(ann, "title")).isEqualTo("CEO");
        assertThat(sides.store.holds()).isEmpty();
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    private Link aPair() {
        sides.profile("lastName", "Lee", "email", "ann@x.com");
        sides.contact("lastName", "Lee", "email", "ann@x.com");
        sides.sync();
        return sides.store.links().iterator().next();
    }

    @Test
    void twoThatAPersonTookApartAreNotPairedAgainAndTheJournalSaysWhyOnce() {
        Link pair = aPair();

        sides.store.part(pair.id());
        sides.editContact(pair.remoteId(), "title", "CEO");
        Run preview = sides.plan();
        Run run = sides.sync();
        Run again = sides.sync();

        assertThat(sides.store.links()).isEmpty();
        assertThat(sides.profileValue(pair.hubId(), "title")).isEmpty();
        assertThat(sides.changes(preview)).hasSize(1);
        assertThat(sides.changes(run)).singleElement().satisfies(change -> {
            assertThat(change.state()).isEqualTo(ChangeState.SKIPPED);
            assertThat(change.error().orElseThrow().code()).isEqualTo("KEPT_APART");
            assertThat(change.hubId()).contains(pair.hubId());
            assertThat(change.remoteId()).contains(pair.remoteId());
        });
        assertThat(sides.changes(again)).isEmpty();
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void twoThatAPersonLinksAgainWaitForNothing() {
        Link pair = aPair();
        sides.store.part(pair.id());
        sides.sync();
        assertThat(sides.store.holds()).hasSize(1);

        sides.store.join(pair.settled(Map.of(), ""));
        sides.sync();
        sides.editContact(pair.remoteId(), "title", "CEO");
        sides.sync();

        assertThat(sides.profileValue(pair.hubId(), "title")).isEqualTo("CEO");
        assertThat(sides.store.holds()).isEmpty();
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void twoThatAPersonTookApartEachGetACounterpartWhereRecordsAreCreated() {
        Link pair = aPair();
        sides.store.part(pair.id());
        sides.rebind(
                HubObject.PROFILES,
                old -> SampleBindings.creating(old, Binding.CreateRemote.ALL, Binding.CreateInHub.ALL));

        sides.sync();

        assertThat(sides.store.links())
                .hasSize(2)
                .noneMatch(link ->
                        link.hubId().equals(pair.hubId()) && link.remoteId().equals(pair.remoteId()));
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void whatTheHubCreatedIsNotPairedAgainByItsKeyOnceAPersonTookThePairApart() {
        sides.rebind(
                HubObject.PROFILES,
                old -> SampleBindings.creating(old, Binding.CreateRemote.ALL, Binding.CreateInHub.NEVER));
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com");
        sides.sync();

        sides.store.part(sides.store.links().iterator().next().id());
        Run run = sides.sync();

        assertThat(sides.store.links()).isEmpty();
        assertThat(sides.changes(run))
                .filteredOn(change -> change.action() == Action.CREATE)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.hubId()).contains(ann);
                    assertThat(change.state()).isEqualTo(ChangeState.REJECTED);
                    assertThat(change.error().orElseThrow().code()).isEqualTo("KEPT_APART");
                });
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g05TwoContactsWithOneEmailAreHeldAndNothingIsWritten() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "phone", "1");
        sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "B");

        Run run = sides.sync();
        Run second = sides.sync();

        assertThat(run.progress().count(Count.AMBIGUOUS)).isEqualTo(2);
        assertThat(sides.changes(run)).isEmpty();
        assertThat(sides.profileValue(ann, "title")).isEmpty();
        assertThat(sides.store.links()).isEmpty();
        assertThat(sides.store.reviews()).hasSize(2);
        assertThat(sides.changes(second)).isEmpty();
        assertThat(sides.store.reviews()).hasSize(2);
    }

    @Test
    void g06aContactBeatsALead() {
        sides.bind(SampleBindings.binding(HubObject.LEADS, "Lead", "lastName", "email"));
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com");
        UUID lead = sides.record(
                HubObject.LEADS, Optional.of(ann), Map.of(), "lastName", "Lee", "email", "ann@x.com", "phone", "9");
        sides.contact("lastName", "Lee", "email", "ann@x.com");
        sides.crm.put("Lead", Map.of("LastName", "Lee", "Email", "ann@x.com", "Company", "Acme"));

        sides.sync();

        assertThat(sides.store.links()).singleElement().satisfies(link -> {
            assertThat(link.remoteObject()).isEqualTo("Contact");
            assertThat(link.hubId()).isEqualTo(ann).isNotEqualTo(lead);
        });
    }

    @Test
    void g07WithLeadsOffALeadThatWouldMatchIsIgnored() {
        sides.bind(SampleBindings.disabled(SampleBindings.binding(HubObject.LEADS, "Lead", "lastName", "email")));
        sides.record(HubObject.LEADS, Optional.empty(), Map.of(), "lastName", "Lee", "email", "ann@x.com");
        sides.profile("lastName", "Lee", "email", "ann@x.com");
        String lead = sides.crm.put("Lead", Map.of("LastName", "Lee", "Email", "ann@x.com", "Company", "Acme"));

        Run run = sides.sync();

        assertThat(run.progress().count(Count.READ)).isZero();
        assertThat(sides.changes(run)).isEmpty();
        assertThat(sides.store.links()).isEmpty();
        assertThat(sides.crm.find("Lead", lead).orElseThrow().token()).isEmpty();
    }

    @Test
    void g12ThePreviewAndTheRunFindTheSamePairsForTheSameReasons() {
        sides.profile("firstName", "Ann", "lastName", "Lee", "email", "ann@x.com");
        sides.profile("firstName", "Bob", "lastName", "Ray");
        sides.profile("lastName", "Low", "email", "case@x.com");
        sides.contact("firstName", "Ann", "lastName", "Lee", "email", "ann@x.com");
        sides.contact("firstName", "Bob", "lastName", "Ray", "email", "bob@x.com");
        sides.contact("lastName", "Other", "email", "CASE@x.com");

        Run preview = sides.plan();
        assertThat(sides.store.links()).isEmpty();
        Run run = sides.sync();

        assertThat(pairs(run)).as("two pairs and a near miss").hasSize(3).isEqualTo(pairs(preview));
        assertThat(run.digest()).isEqualTo(preview.digest());
    }

    private List<String> pairs(Run run) {
        return sides.changes(run).stream()
                .filter(change -> change.action() == Action.LINK)
                .map(change -> change.hubId() + " " + change.remoteId() + " " + change.evidence())
                .toList();
    }
}
