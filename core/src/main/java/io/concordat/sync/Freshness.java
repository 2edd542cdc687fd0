package io.concordat.sync;

import io.concordat.connector.RecordWriter;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.Side;
import io.concordat.sync.store.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds back writes to records that were changed a moment ago, where the other system's revisions are too coarse to
 * tell that change from the next one: it may have been on its way when the record was read. They go with the next run.
 */
final class Freshness {

    private static final String CODE = "TOO_FRESH";

    private final RunContext context;
    private final Duration settle;
    private final Optional<Instant> now;

    Freshness(RunContext context) {
        this.context = context;
        this.settle =
                context.job().session().writer().map(RecordWriter::settleTime).orElse(Duration.ZERO);
        this.now = settle.isZero() ? Optional.empty() : context.job().session().clock();
    }

    /** Whether this record waits because a write to it was put off. */
    static boolean isPostponed(Hold hold) {
        return hold.error().code().equals(CODE);
    }

    /** What was decided, without writes that are not safe yet. */
    Reconciled checked(Pair pair, BoundObject bound, Reconciled decided) {
        boolean compares = decided.changes().stream()
                .anyMatch(change -> change.side() == Side.REMOTE && context.isGuarded(change));
        if (!compares || !isFresh(pair)) {
            return decided;
        }
        List<Change> rest = decided.changes().stream()
                .filter(change -> change.side() != Side.REMOTE)
                .toList();
        Hold hold = new Hold(
                context.connectionId(),
                bound.object(),
                bound.remoteObject(),
                pair.hubId(),
                pair.remoteId(),
                Hold.Reason.STALE,
                pair.hold().filter(Hold::isDecided).map(Hold::fingerprint).orElse(""),
                new ChangeError(CODE, "the record was changed a moment ago in the other system", "wait"),
                pair.hold().map(Hold::resolution).orElse(Map.of()),
                context.runId());
        return new Reconciled(rest, decided.link(), Optional.of(hold), false, decided.reviews(), decided.answered());
    }

    private boolean isFresh(Pair pair) {
        return pair.remote()
                .modifiedAt()
                .filter(changed ->
                        now.filter(time -> changed.plus(settle).isAfter(time)).isPresent())
                .isPresent();
    }
}
