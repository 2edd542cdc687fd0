package io.concordat.sync.store;

import static io.concordat.run.ChangeState.APPLIED;
import static io.concordat.run.ChangeState.PLANNED;
import static io.concordat.run.ChangeState.REJECTED;
import static io.concordat.run.ChangeState.UNKNOWN;
import static io.concordat.sync.store.Samples.HOSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.run.Change;
import io.concordat.run.Progress;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import io.concordat.run.Side;
import io.concordat.sync.store.Journal.Abandoned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was sent and not answered is found again, and what was given up is known when it arrives late. */
public interface OperationsContract extends StoreSubject {

    @Test
    default void runsWithOperationsOfUnknownOutcomeAreFoundUntilTheyAreSettled() {
        Grant grant = granted();
        Run open = begun(grant);
        Change sent = Samples.change(open.id(), Side.REMOTE, PLANNED).sent("token");
        Change unknown = Samples.change(open.id(), Side.REMOTE, UNKNOWN);
        Change applied = Samples.change(begun(grant).id(), Side.REMOTE, APPLIED);
        store().run(grant, transaction -> transaction.journal().append(List.of(sent, unknown, applied)));
        journal(grant, journal -> {
            journal.save(Samples.in(open, RunState.FAILED, Progress.NONE));
            return true;
        });

        assertThat(openRuns(grant)).containsExactly(open.id());

        List<Change> refused = Stream.of(sent, unknown)
                .map(change -> change.in(REJECTED, Optional.of(Samples.ERROR)))
                .toList();
        store().run(grant, transaction -> transaction.journal().update(refused));
        assertThat(openRuns(grant)).isEmpty();
    }

    @Test
    default void aRunWhoseOperationsWereAllAnsweredIsOpenOnlyForThoseThatAreUnknown() {
        Grant grant = granted();
        Run run = begun(grant);
        Change sent = Samples.change(run.id(), Side.REMOTE, PLANNED).sent("token");
        store().run(grant, transaction -> transaction.journal().append(List.of(sent)));

        answered(grant, run, sent.in(UNKNOWN, Optional.of(Samples.ERROR)));
        assertThat(openRuns(grant)).containsExactly(run.id());

        answered(grant, run, sent.in(APPLIED, Optional.empty()));
        assertThat(openRuns(grant)).isEmpty();

        store().run(grant, transaction -> transaction.journal().update(List.of(sent)));
        assertThat(openRuns(grant)).containsExactly(run.id());
    }

    private void answered(Grant grant, Run run, Change outcome) {
        store().run(grant, transaction -> {
            transaction.journal().update(List.of(outcome));
            transaction.journal().answered(run.id());
        });
    }

    @Test
    default void operationsThatWereGivenUpAreKnownByTheirTokenUntilForgotten() {
        Grant grant = granted();
        String token = Samples.id().toString();
        Abandoned given = new Abandoned(token, grant.connectionId(), Samples.id(), Map.of("email", HOSTILE));
        journal(grant, journal -> {
            journal.abandon(List.of(given));
            journal.abandon(List.of(given));
            return true;
        });

        assertThat(abandoned(grant, grant.connectionId(), token)).containsExactly(Map.entry(token, given));
        assertThat(abandoned(grant, Samples.id(), token)).isEmpty();

        journal(grant, journal -> {
            journal.forget(List.of(token));
            return true;
        });
        assertThat(abandoned(grant, grant.connectionId(), token)).isEmpty();
    }

    private List<UUID> openRuns(Grant grant) {
        return journal(grant, journal -> journal.runsWithOpenOperations(grant.connectionId()));
    }

    private Map<String, Abandoned> abandoned(Grant grant, UUID connectionId, String token) {
        return journal(grant, journal -> journal.abandoned(connectionId, List.of(token, "another")));
    }
}
