package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.sync.store.Hold;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hard cases of creating, overwriting and conflicts, each as a story with the real engine. */
class HardPolicyCasesTest {

    private final TwoSides sides = new TwoSides();

    @Test
    void g13aNewProfileIsCreatedOnlyIfThePolicySaysSoAndThenOnce() {
        sides.profile("firstName", "Ann", "lastName", "Lee", "email", "ann@x.com");

        sides.sync();
        assertThat(sides.crm.all("Contact")).isEmpty();

        sides.rebind(
                HubObject.PROFILES,
                old -> SampleBindings.creating(old, Binding.CreateRemote.ALL, Binding.CreateInHub.NEVER));
        sides.sync();
        Run again = sides.sync();

        assertThat(sides.crm.all("Contact"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.values()).containsEntry("LastName", "Lee"));
        assertThat(sides.changes(again)).isEmpty();
    }

    @Test
    void g14aNewContactCreatesNoProfileUnlessThePolicySaysSo() {
        sides.contact("firstName", "Bob", "lastName", "Ray", "email", "bob@x.com");

        Run run = sides.sync();
        assertThat(sides.store.hubRecords()).isEmpty();
        assertThat(run.progress().count(Count.UNMATCHED)).isEqualTo(1);

        sides.rebind(
                HubObject.PROFILES,
                old -> SampleBindings.creating(old, Binding.CreateRemote.NEVER, Binding.CreateInHub.ALL));
        sides.sync();
        Run again = sides.sync();

        assertThat(sides.store.hubRecords())
                .singleElement()
                .satisfies(profile -> assertThat(profile.value("email")).isEqualTo("bob@x.com"));
        assertThat(sides.changes(again)).isEmpty();
    }

    @Test
    void g15FillBlankLeavesAFilledField() {
        sides.rule(
                "title",
                new FieldRule(
                        Direction.BOTH, Overwrite.FILL_BLANK, Overwrite.ALWAYS, ConflictPolicy.PREFER_HUB, false));
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "Boss");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "CEO");

        sides.sync();
        sides.editProfile(ann, "title", "Chief");
        sides.sync();

        assertThat(sides.contactValue(contact, "title")).isEqualTo("CEO");
    }

    @Test
    void g18IndependentEditsOnBothSidesSurvive() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "phone", "1", "title", "A");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "phone", "1", "title", "A");
        sides.sync();

        sides.editProfile(ann, "phone", "2");
        sides.editContact(contact, "title", "B");
        sides.sync();

        assertThat(sides.contactValue(contact, "phone")).isEqualTo("2");
        assertThat(sides.profileValue(ann, "title")).isEqualTo("B");
        assertThat(sides.contactValue(contact, "title")).isEqualTo("B");
        assertThat(sides.profileValue(ann, "phone")).isEqualTo("2");
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g19TheSameFieldEditedOnBothSidesWaitsForAPersonUnderReview() {
        sides.rule(
                "title",
                new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.REVIEW, false));
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.sync();
        sides.editProfile(ann, "title", "H");
        sides.editContact(contact, "title", "C");

        Run run = sides.sync();
        Run again = sides.sync();

        assertThat(sides.changes(run)).isEmpty();
        assertThat(run.progress().count(Count.CONFLICTS)).isEqualTo(1);
        assertThat(sides.store.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review.choices()).hasSize(3));
        assertThat(sides.changes(again)).isEmpty();
        assertThat(sides.profileValue(ann, "title")).isEqualTo("H");
        assertThat(sides.contactValue(contact, "title")).isEqualTo("C");

        Hold hold = sides.store.holds().iterator().next();
        sides.store.put(new Hold(
                hold.connectionId(),
                hold.hubObject(),
                hold.remoteObject(),
                hold.hubId(),
                hold.remoteId(),
                hold.reason(),
                hold.fingerprint(),
                hold.error(),
                Map.of("title", "HUB"),
                hold.runId()));
        sides.sync();

        assertThat(sides.contactValue(contact, "title")).isEqualTo("H");
        assertThat(sides.store.holds()).isEmpty();
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g20and21OurOwnWriteDoesNotComeBackAndARealEditByTheSameUserIsNotSwallowed() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.sync();
        sides.editProfile(ann, "title", "B");
        sides.sync();

        assertThat(sides.changes(sides.sync())).isEmpty();

        sides.editContact(contact, "title", "C");
        sides.sync();

        assertThat(sides.profileValue(ann, "title")).isEqualTo("C");
    }

    @Test
    void g22AFlipFlopBetweenRunsGivesNoWrite() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.sync();

        sides.editProfile(ann, "title", "B");
        sides.editProfile(ann, "title", "A");

        assertThat(sides.changes(sides.sync())).isEmpty();
    }
}
