package io.concordat.sync.store;

import static io.concordat.run.ChangeState.APPLIED;
import static io.concordat.run.ChangeState.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run that has come past a change of the hub's side has made it, though nothing was written to the change. */
public interface MadeInHubContract extends StoreSubject {

    @Test
    default void whatTheHubHadPlannedIsMadeOnceTheRunHasComePastIt() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        Change first = Samples.change(run, Side.HUB, PLANNED);
        Change stale = Samples.change(run, Side.HUB, PLANNED);
        Change remote = Samples.change(run, Side.REMOTE, PLANNED);
        Change second = Samples.change(run, Side.HUB, PLANNED);
        Change third = Samples.change(run, Side.HUB, PLANNED);
        Change ofAnother = Samples.change(begun(grant).id(), Side.HUB, PLANNED);
        append(grant, List.of(first, stale, remote, second, third, ofAnother));
        Change outdated = stale.in(ChangeState.STALE, Optional.of(Samples.ERROR));
        update(grant, List.of(outdated));

        made(grant, run, second.id());

        assertThat(all(grant, run)).containsExactly(made(first), outdated, remote, made(second), third);
        assertThat(pageOf(grant, run, Side.HUB, PLANNED)).containsExactly(third);
        assertThat(pageOf(grant, run, Side.HUB, APPLIED)).containsExactly(made(first), made(second));
        assertThat(pageOf(grant, run, Side.REMOTE, PLANNED)).containsExactly(remote);
        assertThat(all(grant, ofAnother.runId())).containsExactly(ofAnother);
    }

    @Test
    default void whatIsMadeIsNotTakenBackOrDiscardedAndCanBeUndone() {
        Grant grant = granted();
        UUID run = begun(grant).id();
        Change done = Samples.change(run, Side.HUB, PLANNED);
        Change undone = Samples.change(run, Side.HUB, PLANNED);
        append(grant, List.of(done, undone, Samples.change(run, Side.HUB, PLANNED)));
        made(grant, run, undone.id());

        update(grant, List.of(made(undone).in(ChangeState.UNDONE, Optional.empty())));
        List<Change> takenBack = journal(
                grant,
                journal -> journal.takeBack(
                        run, HubObject.PROFILES, "Contact", List.of(done.hubId().orElseThrow())));
        store().run(grant, transaction -> transaction.journal().discardPlan(run));

        assertThat(takenBack).isEmpty();
        assertThat(all(grant, run)).containsExactly(made(done), undone.in(ChangeState.UNDONE, Optional.empty()));
    }

    private static Change made(Change change) {
        return change.in(APPLIED, Optional.empty());
    }

    private void made(Grant grant, UUID run, UUID until) {
        store().run(grant, transaction -> transaction.journal().madeInHub(run, until));
    }

    private List<Change> pageOf(Grant grant, UUID run, Side side, ChangeState state) {
        return journal(grant, journal -> journal.page(run, Optional.of(side), Set.of(state), Optional.empty(), 100));
    }
}
