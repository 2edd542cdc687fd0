package io.concordat.sync.jdbc;

import static io.concordat.canonical.HubObject.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.review.Answer;
import io.concordat.review.Asked;
import io.concordat.review.Review;
import io.concordat.review.Reviews;
import io.concordat.run.Cause;
import io.concordat.run.Change;
import io.concordat.run.ChangeFilter;
import io.concordat.run.ChangeState;
import io.concordat.run.Fixer;
import io.concordat.run.Progress;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import io.concordat.run.Side;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Samples;
import io.concordat.sync.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** People see what runs have stored, and runs see what people have decided. */
class DoorsTest {

    private static final ChangeFilter ALL = ChangeFilter.ALL;

    /** After the start of every run of {@link Samples}. */
    private final Clock clock = Clock.fixed(Instant.parse("2030-02-01T00:00:00Z"), ZoneOffset.UTC);

    private final Ids ids = Ids.system();

    @OnBothDatabases
    void runsAreListedNewestFirst(Database database) {
        RunJournal journal = new RunJournal(database, clock);
        UUID connection = Samples.id();
        List<UUID> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.add(0, begun(journal, connection).id());
        }
        Run elsewhere = begun(journal, Samples.id());

        assertThat(journal.list(Optional.of(connection), Optional.empty(), 2))
                .extracting(Run::id)
                .containsExactlyElementsOf(started.subList(0, 2));
        assertThat(journal.list(Optional.of(connection), Optional.of(started.get(1)), 2))
                .extracting(Run::id)
                .containsExactly(started.get(2));
        assertThat(journal.list(Optional.empty(), Optional.empty(), 1)).containsExactly(elsewhere);
    }

    @OnBothDatabases
    void changesAreFoundByWhatTheyAre(Database database) {
        RunJournal journal = new RunJournal(database, clock);
        Run run = begun(journal, Samples.id());
        Change hub = Samples.change(run.id(), Side.HUB, ChangeState.APPLIED);
        Change refused =
                Samples.change(run.id(), Side.REMOTE, ChangeState.PLANNED).rejected(Samples.ERROR);
        append(database, run.connectionId(), List.of(hub, refused));

        assertThat(found(journal, run, filter(Optional.of(Side.HUB), "", ""))).containsExactly(hub);
        assertThat(found(journal, run, filter(Optional.empty(), "VALUE_TOO_LONG", "")))
                .containsExactly(refused);
        assertThat(found(journal, run, filter(Optional.empty(), "", "email"))).containsExactly(hub, refused);
        assertThat(found(journal, run, filter(Optional.empty(), "", "mail"))).isEmpty();
        assertThat(found(journal, run, filter(Optional.empty(), "", "old"))).isEmpty();
        assertThat(journal.countChanges(run.id(), ALL)).isEqualTo(2);
        assertThat(journal.countChanges(run.id(), ALL.by("HUB_CHANGED"))).isEqualTo(2);
        assertThat(journal.countChanges(run.id(), ALL.by("REMOTE_CHANGED"))).isZero();
        assertThat(journal.countChanges(run.id(), ALL.by("Email"))).isZero();
        assertThat(journal.causes(run.id()))
                .containsExactly(new Cause("VALUE_TOO_LONG", 1, Fixer.RECORD_OWNER, "make it shorter"));
    }

    @OnBothDatabases
    void allChangesAreShownHoweverMany(Database database) {
        RunJournal journal = new RunJournal(database, clock);
        Run run = begun(journal, Samples.id());
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 2001; i++) {
            changes.add(Samples.change(run.id(), Side.HUB, ChangeState.APPLIED));
        }
        append(database, run.connectionId(), changes);
        List<UUID> seen = new ArrayList<>();

        journal.eachChange(run.id(), ALL, change -> seen.add(change.id()));

        assertThat(seen).isEqualTo(changes.stream().map(Change::id).toList());
    }

    @OnBothDatabases
    void aRecordKnowsWhatRunsDidToIt(Database database) {
        RunJournal journal = new RunJournal(database, clock);
        Run run = begun(journal, Samples.id());
        Change first = Samples.change(run.id(), Side.HUB, ChangeState.APPLIED);
        UUID hubId = first.hubId().orElseThrow();
        Change second =
                Samples.change(run.id(), Side.REMOTE, ChangeState.PLANNED).forHub(hubId);
        append(database, run.connectionId(), List.of(first, second));

        assertThat(journal.changesOf(PROFILES, hubId, Optional.empty(), 9)).containsExactly(second, first);
        assertThat(journal.changesOf(PROFILES, hubId, Optional.of(second.id()), 9))
                .containsExactly(first);
    }

    @OnBothDatabases
    void aRunUnderWayIsAskedToStopAndAWaitingOneEnds(Database database) {
        RunJournal journal = new RunJournal(database, clock);
        Run running = begun(journal, Samples.id());
        Run waiting = planned(database, journal, Samples.id());

        assertThat(journal.requestCancel(running.id()))
                .returns(true, Run::cancelled)
                .returns(RunState.RUNNING, Run::state);
        assertThat(journal.requestCancel(waiting.id()))
                .returns(RunState.CANCELLED, Run::state)
                .returns(Optional.of(clock.instant()), Run::endedAt);
        assertThatThrownBy(() -> journal.requestCancel(waiting.id())).hasMessageContaining("ended already");
        assertThatThrownBy(() -> journal.requestCancel(Samples.id())).isInstanceOf(HubException.class);
    }

    @OnBothDatabases
    void aNewerRunTakesThePlaceOfAPlan(Database database) {
        RunJournal journal = new RunJournal(database, clock);
        Run plan = planned(database, journal, Samples.id());
        Run newer = begun(journal, plan.connectionId());
        planned(database, journal, Samples.id());

        assertThat(journal.supersede(plan.connectionId(), newer.id())).containsExactly(plan.id());

        assertThat(journal.get(plan.id()).state()).isEqualTo(RunState.CANCELLED);
        assertThat(journal.get(newer.id()).state()).isEqualTo(RunState.RUNNING);
    }

    @OnBothDatabases
    void aDecisionReachesTheRecordThatWaitsForIt(Database database) {
        Reviews reviews = new Reviews(database, clock);
        Run run = begun(new RunJournal(database, clock), Samples.id());
        Review review = Samples.review(run.connectionId(), run.id(), "phone", "both were edited");
        Hold hold = Samples.hold(run.connectionId(), "003", "print");
        Grant grant = run(database, run.connectionId(), List.of(review), List.of(hold));

        database.call(handle -> reviews.decide(handle, review.id(), new Answer(Answer.Take.REMOTE, "", ""), "ada"));

        Map<String, Hold> held = store(database)
                .call(grant, transaction -> transaction.holds().byKeys(run.connectionId(), List.of(hold.key())));
        assertThat(held.values())
                .extracting(Hold::resolution)
                .containsExactly(Map.of("email", "HUB", "phone", "REMOTE"));
        assertThat(reviews.get(review.id()))
                .returns(Asked.State.DECIDED, Asked::state)
                .returns("ada", Asked::decidedBy)
                .returns(review, Asked::review);
        assertThatThrownBy(() -> database.call(
                        handle -> reviews.decide(handle, review.id(), new Answer(Answer.Take.HUB, "", ""), "bob")))
                .hasMessageContaining("not open any more");
    }

    @OnBothDatabases
    void aRunThatBeganBeforeTheDecisionDoesNotAskAgainButALaterOneMay(Database database) {
        Reviews reviews = new Reviews(database, clock);
        RunJournal journal = new RunJournal(database, clock);
        Run early = begun(journal, Samples.id());
        UUID connection = early.connectionId();
        Review review = Samples.review(connection, early.id(), "phone", "both were edited");
        run(database, connection, List.of(review), List.of());
        database.call(handle -> reviews.decide(handle, review.id(), new Answer(Answer.Take.IGNORE, "", ""), "ada"));

        run(database, connection, List.of(Samples.review(connection, early.id(), "phone", "again")), List.of());
        assertThat(reviews.count(open(connection))).isZero();

        Run late = Samples.undoing(Samples.run(connection), clock.instant().plusSeconds(1));
        journal.insert(late);
        assertThat(journal.get(late.id())).isEqualTo(late);
        run(database, connection, List.of(Samples.review(connection, late.id(), "phone", "anew")), List.of());
        assertThat(reviews.list(open(connection), Optional.empty(), 9))
                .extracting(asked -> asked.review().why())
                .containsExactly("anew");
    }

    @OnBothDatabases
    void aNodeTakesOverFromItsEarlierProcess(Database database) {
        Store store = store(database);
        Grant dead = store.acquire(Samples.id(), "node/1").orElseThrow();

        assertThat(store.acquire(dead.connectionId(), "other/1")).isEmpty();
        assertThat(store.acquire(dead.connectionId(), "node/2")).isPresent();
    }

    private Grant run(Database database, UUID connection, List<Review> reviews, List<Hold> holds) {
        Grant grant = store(database).acquire(connection, "node/1").orElseThrow();
        store(database).run(grant, transaction -> {
            transaction.reviews().open(reviews);
            transaction.holds().put(holds);
        });
        return grant;
    }

    private void append(Database database, UUID connection, List<Change> changes) {
        Grant grant = store(database).acquire(connection, "node/1").orElseThrow();
        store(database).run(grant, transaction -> transaction.journal().append(changes));
    }

    private Run planned(Database database, RunJournal journal, UUID connection) {
        Run run = begun(journal, connection);
        Grant grant = store(database).acquire(connection, "node/1").orElseThrow();
        store(database)
                .run(
                        grant,
                        transaction -> transaction.journal().save(Samples.in(run, RunState.PLANNED, Progress.NONE)));
        return run;
    }

    private Store store(Database database) {
        return new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
    }

    private static Run begun(RunJournal journal, UUID connection) {
        Run run = Samples.run(connection);
        journal.insert(run);
        return run;
    }

    private static List<Change> found(RunJournal journal, Run run, ChangeFilter filter) {
        return journal.changes(run.id(), filter, Optional.empty(), 9);
    }

    private static Reviews.Filter open(UUID connection) {
        return new Reviews.Filter(Optional.of(connection), Set.of(Review.Kind.CONFLICT), Optional.of(Asked.State.OPEN));
    }

    private static ChangeFilter filter(Optional<Side> side, String cause, String field) {
        return new ChangeFilter(
                side,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(cause),
                Optional.of(field).filter(name -> !name.isEmpty()),
                Optional.empty());
    }
}
