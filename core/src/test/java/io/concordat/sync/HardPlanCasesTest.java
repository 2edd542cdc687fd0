package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hard cases of values that are refused, plans, undo and the guard, each as a story with the real engine. */
class HardPlanCasesTest {

    private final TwoSides sides = new TwoSides();

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
    void g29APlanThatIsThrownAwayKeepsNobodyFromBeingLinkedByTheNext() {
        sides.profile("lastName", "Lee", "email", "ann@x.com");
        sides.contact("lastName", "L".repeat(81), "email", "ann@x.com");
        Run thrownAway = sides.plan();

        Run plan = sides.plan();
        sides.apply(plan);

        assertThat(plan.progress().counts()).isEqualTo(thrownAway.progress().counts());
        assertThat(sides.store.links()).hasSize(1);
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
