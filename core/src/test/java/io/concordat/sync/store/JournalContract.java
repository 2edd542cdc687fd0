package io.concordat.sync.store;

import static io.concordat.run.ChangeState.APPLIED;
import static io.concordat.run.ChangeState.PLANNED;
import static io.concordat.run.ChangeState.SENT;
import static io.concordat.sync.store.Samples.HOSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.merge.Base;
import io.concordat.merge.Decision.Reason;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.Change.Expected;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.run.FieldChange;
import io.concordat.run.Progress;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import io.concordat.run.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The journal keeps what was decided, in the order of decision, and what became of it. */
public interface JournalContract extends StoreSubject {

    @Test
    default void aRunIsStoredAsItStands() {
        Grant grant = granted();
        Run run = begun(grant);
        Run ended = Samples.in(run, RunState.PARTIAL, new Progress("APPLY", 5, 9, Map.of(Count.READ, 12L)));

        journal(grant, journal -> {
            journal.save(ended);
            return true;
        });

        Run stored = journal(grant, journal -> journal.run(run.id()));
        assertThat(stored).isEqualTo(ended);
    }

    @Test
    default void savingARunNeverTakesACancellationBack() {
        Grant grant = granted();
        Run run = begun(grant);
        cancel(run.id());

        journal(grant, journal -> {
            journal.save(Samples.in(run, RunState.APPLYING, Progress.NONE));
            return true;
        });

        Run stored = journal(grant, journal -> journal.run(run.id()));
        assertThat(stored.cancelled()).isTrue();
        assertThat(stored.state()).isEqualTo(RunState.APPLYING);
    }

    @Test
    default void aChangeComesBackExactlyAsItWasDecided() {
        Grant grant = granted();
        Change full = fullChange(begun(grant).id());
        Change bare = new Change(
                Samples.id(),
                full.runId(),
                Side.HUB,
                Action.CREATE,
                HubObject.LEADS,
                "Lead",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                "",
                Expected.NOTHING,
                PLANNED,
                "",
                Optional.empty());

        append(grant, List.of(full, bare));

        assertThat(all(grant, full.runId())).containsExactly(full, bare);
    }

    @Test
    default void changesArePagedInTheOrderOfDecisionAndBackwards() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        List<Change> changes = changes(run, 7, PLANNED);
        append(grant, changes);
        append(grant, changes(begun(grant).id(), 2, PLANNED));

        assertThat(forwards(grant, run, 3)).containsExactlyElementsOf(changes);
        assertThat(backwards(grant, run, 3)).containsExactlyElementsOf(reversed(changes));
    }

    @Test
    default void pagesHoldOnlyTheSideAndTheStatesAskedFor() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        Change hub = Samples.change(run, Side.HUB, PLANNED);
        Change remote = Samples.change(run, Side.REMOTE, PLANNED);
        Change done = Samples.change(run, Side.REMOTE, APPLIED);
        append(grant, List.of(hub, remote, done));

        List<Change> toSend = journal(
                grant,
                journal -> journal.page(run, Optional.of(Side.REMOTE), Set.of(PLANNED, SENT), Optional.empty(), 9));

        assertThat(toSend).containsExactly(remote);
    }

    @Test
    default void anUpdateStoresWhatBecameOfAChange() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        Change change = Samples.change(run, Side.REMOTE, PLANNED);
        append(grant, List.of(change));

        Change refused = change.sent("token").about("004").rejected(Samples.ERROR);
        update(grant, List.of(refused));

        assertThat(all(grant, run)).containsExactly(refused);
    }

    @Test
    default void aDiscardedPlanLeavesWhatWasTouched() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        Change touched = Samples.change(run, Side.HUB, APPLIED);
        append(grant, List.of(touched, Samples.change(run, Side.HUB, PLANNED)));

        journal(grant, journal -> {
            journal.discardPlan(run);
            return true;
        });

        assertThat(all(grant, run)).containsExactly(touched);
    }

    private List<Change> forwards(Grant grant, UUID run, int limit) {
        Set<ChangeState> states = EnumSet.allOf(ChangeState.class);
        List<Change> found = new ArrayList<>();
        List<Change> page;
        do {
            page = journal(grant, journal -> journal.page(run, Optional.empty(), states, last(found), limit));
            found.addAll(page);
        } while (!page.isEmpty());
        return found;
    }

    private List<Change> backwards(Grant grant, UUID run, int limit) {
        List<Change> found = new ArrayList<>();
        List<Change> page;
        do {
            page = journal(grant, journal -> journal.pageBackwards(run, Set.of(PLANNED), last(found), limit));
            found.addAll(page);
        } while (!page.isEmpty());
        return found;
    }

    private static Optional<UUID> last(List<Change> changes) {
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(changes.get(changes.size() - 1).id());
    }

    @Test
    default void changesInTroubleArePagedByIdWhileTheyAre() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        UUID other = Samples.id();
        List<Change> changes = changes(run, 5, PLANNED);
        append(grant, changes);
        append(grant, changes(other, 1, ChangeState.STALE));
        List<Change> troubled = changes.subList(1, 5).stream()
                .map(change -> change.in(ChangeState.UNKNOWN, Optional.empty()))
                .toList();
        update(grant, troubled);
        Change settled = troubled.get(1).in(ChangeState.APPLIED, Optional.empty());
        Change outdated = troubled.get(2).in(ChangeState.STALE, Optional.empty());
        update(grant, List.of(settled, outdated));

        Set<ChangeState> lost = Set.of(ChangeState.UNKNOWN, ChangeState.STALE);
        List<Change> first =
                journal(grant, journal -> journal.page(run, Optional.of(Side.REMOTE), lost, Optional.empty(), 2));
        List<Change> rest =
                journal(grant, journal -> journal.page(run, Optional.of(Side.REMOTE), lost, last(first), 2));
        List<Change> ofTheHub =
                journal(grant, journal -> journal.page(run, Optional.of(Side.HUB), lost, Optional.empty(), 2));

        assertThat(first).containsExactly(troubled.get(0), outdated);
        assertThat(rest).containsExactly(troubled.get(3));
        assertThat(ofTheHub).isEmpty();
    }

    @Test
    default void whatWasPlannedForAHubRecordIsTakenBackAndNothingElse() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        Change planned = fullChange(run).in(PLANNED, Optional.empty());
        Change done = about(planned.hubId(), fullChange(run)).in(ChangeState.APPLIED, Optional.empty());
        Change ofAnother = fullChange(run).in(PLANNED, Optional.empty());
        journal(grant, journal -> {
            journal.append(List.of(planned, done, ofAnother));
            return true;
        });

        List<Change> takenBack = journal(
                grant,
                journal -> journal.takeBack(
                        run,
                        HubObject.PROFILES,
                        "Contact",
                        List.of(planned.hubId().orElseThrow())));

        assertThat(takenBack).containsExactly(planned);
        List<Change> left = journal(
                grant,
                journal -> journal.page(run, Optional.empty(), EnumSet.allOf(ChangeState.class), Optional.empty(), 10));
        assertThat(left).containsExactlyInAnyOrder(done, ofAnother);
    }

    private static Change about(Optional<UUID> hubId, Change change) {
        return change.forHub(hubId.orElseThrow());
    }

    private static List<Change> changes(UUID run, int count, ChangeState state) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(Samples.change(run, Side.REMOTE, state));
        }
        return changes;
    }

    private static List<Change> reversed(List<Change> changes) {
        List<Change> reversed = new ArrayList<>(changes);
        Collections.reverse(reversed);
        return reversed;
    }

    private static Change fullChange(UUID run) {
        Map<String, FieldChange> fields = Map.of(
                "lastName",
                FieldChange.decided("", HOSTILE, Reason.FILLED_BLANK, Base.unknown()),
                "email",
                FieldChange.decided(HOSTILE, "", Reason.PREFER_HUB, Base.of(HOSTILE)),
                "custom_field",
                FieldChange.decided("a", "b", Reason.RESOLVED, Base.of("c")).inverse());
        return new Change(
                Samples.id(),
                run,
                Side.REMOTE,
                Action.LINK,
                HubObject.PROFILES,
                "Contact",
                Optional.of(Samples.id()),
                Optional.of("003"),
                fields,
                Map.of("email", HOSTILE, "phone", ""),
                "because",
                new Expected(Long.MAX_VALUE, "revision", "hash", "print"),
                PLANNED,
                "token",
                Optional.of(Samples.ERROR));
    }
}
