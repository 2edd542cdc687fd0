package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import io.concordat.sync.store.Hold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hard cases of two-way synchronisation, each as a story with the real engine. */
class HardCasesTest {

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
        sides.bind(TwoSides.binding(HubObject.LEADS, "Lead", "lastName", "email"));
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
    void g13aNewProfileIsCreatedOnlyIfThePolicySaysSoAndThenOnce() {
        sides.profile("firstName", "Ann", "lastName", "Lee", "email", "ann@x.com");

        sides.sync();
        assertThat(sides.crm.all("Contact")).isEmpty();

        sides.rebind(
                HubObject.PROFILES, old -> TwoSides.creating(old, Binding.CreateRemote.ALL, Binding.CreateInHub.NEVER));
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
                HubObject.PROFILES, old -> TwoSides.creating(old, Binding.CreateRemote.NEVER, Binding.CreateInHub.ALL));
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
    void g29ATooLongLastNameIsHeldWithTheLimitNamed() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com");
        sides.contact("lastName", "L".repeat(81), "email", "ann@x.com", "title", "CEO");

        Run run = sides.sync();
        Run again = sides.sync();

        assertThat(run.state()).isEqualTo(RunState.PARTIAL);
        assertThat(rejected(run)).singleElement().satisfies(change -> {
            assertThat(change.error().orElseThrow().code()).isEqualTo("VALUE_TOO_LONG");
            assertThat(change.error().orElseThrow().message()).contains("80");
        });
        assertThat(sides.profileValue(ann, "title")).isEqualTo("CEO");
        assertThat(sides.changes(again)).isEmpty();
        assertThat(again.state()).isEqualTo(RunState.PARTIAL);
    }

    @Test
    void g45WithWritingOffThePlanIsFullAndNothingIsSent() {
        sides.writing(false);
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "phone", "1");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "CEO");

        Run run = sides.sync();

        assertThat(sides.contactValue(contact, "phone")).isEmpty();
        assertThat(sides.profileValue(ann, "title")).isEqualTo("CEO");
        assertThat(sides.changes(run))
                .anySatisfy(change ->
                        assertThat(change.error().map(error -> error.code())).contains("WRITING_OFF"));

        sides.writing(true).sync();

        assertThat(sides.contactValue(contact, "phone")).isEqualTo("1");
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g62and63APlanIsWhatIsAppliedAndAStaleRecordIsDecidedAnew() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "phone", "5");
        UUID bob = sides.profile("lastName", "Ray", "email", "bob@x.com", "title", "A");
        String other = sides.contact("lastName", "Ray", "email", "bob@x.com");
        Run plan = sides.plan();
        assertThat(sides.store.links()).isEmpty();
        sides.editProfile(bob, "title", "B");

        Run applied = sides.apply(plan);

        assertThat(applied.digest()).isEqualTo(plan.digest());
        assertThat(sides.contactValue(contact, "title")).isEqualTo("A");
        assertThat(sides.profileValue(ann, "phone")).isEqualTo("5");
        assertThat(sides.contactValue(other, "title")).isEqualTo("B");
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g64and65UndoRestoresEverythingButLaterEditsAndCanBeUndone() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "phone", "1", "title", "");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "CEO");
        UUID bob = sides.profile("lastName", "Ray", "email", "bob@x.com");
        sides.contact("lastName", "Ray", "email", "bob@x.com", "title", "CFO");
        Run run = sides.sync();
        sides.editProfile(bob, "title", "Edited");

        Run undo = sides.undo(run);

        assertThat(sides.profileValue(ann, "title")).isEmpty();
        assertThat(sides.contactValue(contact, "phone")).isEmpty();
        assertThat(sides.profileValue(bob, "title")).isEqualTo("Edited");
        assertThat(sides.store.links()).isEmpty();
        assertThat(sides.changes(undo))
                .anySatisfy(change ->
                        assertThat(change.error().map(error -> error.code())).contains("EDITED_SINCE"));

        sides.undo(undo);

        assertThat(sides.profileValue(ann, "title")).isEqualTo("CEO");
        assertThat(sides.contactValue(contact, "phone")).isEqualTo("1");
        assertThat(sides.store.links()).hasSize(2);
    }

    @Test
    void g66TheGuardStopsARunThatWouldClearMuch() {
        sides.rule(
                "title",
                new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_REMOTE, true));
        for (int i = 0; i < 100; i++) {
            sides.profile("lastName", "L" + i, "email", i + "@x.com", "title", "T");
            sides.contact("lastName", "L" + i, "email", i + "@x.com", "title", "T");
        }
        sides.sync();
        List<String> contacts = sides.crm.all("Contact").stream()
                .map(record -> record.id())
                .limit(30)
                .toList();
        contacts.forEach(id -> sides.editContact(id, "title", ""));

        Run run = sides.sync();

        assertThat(run.state()).isEqualTo(RunState.PLANNED);
        assertThat(run.guards()).singleElement().asString().contains("title").contains("30");
        assertThat(sides.store.hubRecords())
                .allSatisfy(record -> assertThat(record.value("title")).isEqualTo("T"));

        assertThat(sides.apply(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.store.hubRecords().stream()
                        .filter(record -> record.value("title").isEmpty()))
                .hasSize(30);
    }

    private List<Change> rejected(Run run) {
        return sides.changes(run).stream()
                .filter(change -> change.state() == ChangeState.REJECTED)
                .filter(change -> change.action() == Action.UPDATE)
                .toList();
    }
}
