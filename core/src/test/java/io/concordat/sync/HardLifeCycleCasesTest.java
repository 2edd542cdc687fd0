package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.link.Link;
import io.concordat.mapping.Binding;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hard cases of records that go and come back, each as a story with the real engine. */
class HardLifeCycleCasesTest {

    private final TwoSides sides = new TwoSides();

    @Test
    void g25ADeletedContactIsReportedOnceAndTheProfileStays() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.sync();
        sides.crm.remove("Contact", contact);

        Run run = sides.sync();

        assertThat(sides.changes(run)).singleElement().satisfies(change -> {
            assertThat(change.state()).isEqualTo(ChangeState.SKIPPED);
            assertThat(change.error().orElseThrow().code()).isEqualTo("REMOTE_DELETED");
        });
        assertThat(sides.store.hubRecord(HubObject.PROFILES, ann)).isPresent();
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g25TheLinkComesBackWithTheRestoredContact() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.sync();
        sides.removeContact(contact);
        sides.sync();
        sides.editProfile(ann, "title", "B");
        Run without = sides.sync();
        assertThat(sides.store.links())
                .singleElement()
                .satisfies(link -> assertThat(link.state()).isEqualTo(Link.State.REMOTE_DELETED));

        sides.editContact(contact, "lastName", "Lee", "email", "ann@x.com", "title", "A", "phone", "7");
        Run restored = sides.sync();

        assertThat(sides.changes(without)).isEmpty();
        assertThat(restored.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.store.links())
                .singleElement()
                .satisfies(link -> assertThat(link.state()).isEqualTo(Link.State.ACTIVE));
        assertThat(sides.contactValue(contact, "title")).isEqualTo("B");
        assertThat(sides.profileValue(ann, "phone")).isEqualTo("7");
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    /** What was edited here while the contact was gone is not forgotten with the plan that told of it. */
    @Test
    void g25AnEditGoesOverWhenTheContactIsRestoredAfterAPlanWasApplied() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.sync();
        sides.removeContact(contact);
        sides.editProfile(ann, "title", "B");
        sides.apply(sides.plan());

        sides.editContact(contact, "lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.sync();

        assertThat(sides.contactValue(contact, "title")).isEqualTo("B");
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g25TheQuestionWhatBecomesOfTheProfileIsClosedWhenTheContactIsRestored() {
        sides.rebind(
                HubObject.PROFILES, old -> SampleBindings.onRemoteDelete(old, Binding.OnRemoteDelete.REVIEW_DELETE));
        sides.profile("lastName", "Lee", "email", "ann@x.com");
        String contact = linked();
        sides.removeContact(contact);
        sides.sync();
        assertThat(sides.store.reviews()).hasSize(1);

        sides.editContact(contact, "lastName", "Lee", "email", "ann@x.com");
        Run restored = sides.sync();

        assertThat(restored.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.store.reviews()).isEmpty();
        assertThat(sides.store.links())
                .singleElement()
                .satisfies(link -> assertThat(link.state()).isEqualTo(Link.State.ACTIVE));
    }

    @Test
    void g26AnErasedPersonIsNotCreatedAgain() {
        sides.rebind(
                HubObject.PROFILES,
                old -> SampleBindings.creating(old, Binding.CreateRemote.NEVER, Binding.CreateInHub.ALL));
        String byEmail = sides.contact("lastName", "Lee", "email", "Ann@x.com");
        String byId = sides.contact("lastName", "Ray", "email", "bob@x.com");
        sides.contact("lastName", "Poe", "email", "cat@x.com");
        sides.store.erase(HubObject.PROFILES, "ann@x.com");
        sides.store.erase(HubObject.PROFILES, byId);

        sides.sync();
        sides.editContact(byEmail, "title", "CEO");
        sides.editContact(byId, "email", "new@x.com");
        Run again = sides.sync();

        assertThat(sides.store.hubRecords())
                .singleElement()
                .satisfies(profile -> assertThat(profile.value("lastName")).isEqualTo("Poe"));
        assertThat(sides.changes(again)).isEmpty();
    }

    @Test
    void g27AContactThatWasDeletedAndEnteredAgainIsAskedAboutAndNothingIsWritten() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.removeContact(linked("title", "A"));
        sides.sync();

        String again = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "Z");
        Run run = sides.sync();

        assertThat(run.progress().count(Count.AMBIGUOUS)).isEqualTo(1);
        assertThat(sides.changes(run)).isEmpty();
        assertThat(sides.store.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review.remoteId()).contains(again));
        assertThat(sides.profileValue(ann, "title")).isEqualTo("A");
        assertThat(sides.crm.all("Contact")).hasSize(1);
    }

    @Test
    void g27WhereDeletedContactsAreUnlinkedTheNewOneTakesTheirPlace() {
        sides.rebind(HubObject.PROFILES, old -> SampleBindings.onRemoteDelete(old, Binding.OnRemoteDelete.UNLINK));
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.removeContact(linked("title", "A"));
        sides.sync();
        assertThat(sides.store.links()).isEmpty();

        String again = sides.contact("lastName", "Lee", "email", "ann@x.com", "phone", "7");
        sides.sync();

        assertThat(sides.store.links()).singleElement().satisfies(link -> {
            assertThat(link.hubId()).isEqualTo(ann);
            assertThat(link.remoteId()).isEqualTo(again);
        });
        assertThat(sides.profileValue(ann, "phone")).isEqualTo("7");
        assertThat(sides.contactValue(again, "title")).isEqualTo("A");
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g27AProfileThatWasDeletedAndEnteredAgainTakesTheContactOver() {
        sides.rebind(
                HubObject.PROFILES,
                old -> SampleBindings.creating(old, Binding.CreateRemote.ALL, Binding.CreateInHub.ALL));
        UUID old = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        String contact = linked("title", "A");
        sides.store.delete(HubObject.PROFILES, old);
        Run without = sides.sync();
        assertThat(sides.changes(without)).isEmpty();
        assertThat(sides.store.hubRecords()).isEmpty();

        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "phone", "7");
        sides.sync();

        assertThat(sides.crm.all("Contact")).hasSize(1);
        assertThat(sides.store.links()).singleElement().satisfies(link -> {
            assertThat(link.hubId()).isEqualTo(ann);
            assertThat(link.remoteId()).isEqualTo(contact);
        });
        assertThat(sides.profileValue(ann, "title")).isEqualTo("A");
        assertThat(sides.contactValue(contact, "phone")).isEqualTo("7");
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    /** The contact of Ann's profile, in agreement with it. */
    private String linked(String... values) {
        List<String> all = new ArrayList<>(List.of("lastName", "Lee", "email", "ann@x.com"));
        all.addAll(List.of(values));
        String contact = sides.contact(all.toArray(String[]::new));
        sides.sync();
        return contact;
    }
}
