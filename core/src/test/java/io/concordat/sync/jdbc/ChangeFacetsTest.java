package io.concordat.sync.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.hub.DirtyMarks;
import io.concordat.hub.HubBulk;
import io.concordat.merge.Base;
import io.concordat.merge.Decision.Reason;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeFilter;
import io.concordat.run.ChangeState;
import io.concordat.run.FieldChange;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.Side;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.Samples;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Whatever a plan is narrowed to, its pages show and its counts count what looking at every change would. */
class ChangeFacetsTest {

    private static final List<Reason> REASONS =
            List.of(Reason.HUB_CHANGED, Reason.REMOTE_CHANGED, Reason.NEWEST_HUB, Reason.FILLED_BLANK);
    private static final List<String> FIELDS = List.of("email", "title", "phone", "lastName");
    private static final List<String> LEVELS = List.of("EMAIL", "Name and city");
    private static final List<String> CODES = List.of("TOO_LONG", "LOCKED");
    private static final int PAGE = 7;

    private final Random random = new Random(6);
    private final Ids ids = Ids.system();

    @OnBothDatabases
    void whatIsFoundIsWhatLookingAtAllWouldFind(Database database) {
        Grant grant = store(database).acquire(ids.next(), "node/1").orElseThrow();
        Run run = begun(database, grant);
        List<Change> all = new ArrayList<>();
        for (int part = 0; part < 30; part++) {
            List<Change> page = changes(run, 1 + random.nextInt(20));
            store(database).run(grant, transaction -> transaction.journal().append(page));
            all.addAll(page);
        }
        store(database).run(grant, transaction -> transaction.journal().append(changes(begun(database, grant), 20)));

        assertFound(database, run, all);

        List<Change> happened = new ArrayList<>();
        for (int at = 0; at < all.size(); at += 1 + random.nextInt(9)) {
            ChangeState state = any(List.of(ChangeState.values()));
            if (all.get(at).state() == ChangeState.PLANNED) {
                all.set(at, all.get(at).in(state, error(state)));
                happened.add(all.get(at));
            }
        }
        store(database).run(grant, transaction -> transaction.journal().update(happened));
        assertFound(database, run, all);

        UUID comePast = all.get(all.size() / 2).id();
        store(database).run(grant, transaction -> transaction.journal().madeInHub(run.id(), comePast));
        all.replaceAll(change -> isMade(change, comePast) ? change.in(ChangeState.APPLIED, Optional.empty()) : change);
        assertFound(database, run, all);

        List<UUID> taken =
                all.stream().limit(40).map(each -> each.hubId().orElseThrow()).toList();
        store(database)
                .run(
                        grant,
                        transaction -> transaction.journal().takeBack(run.id(), HubObject.PROFILES, "Contact", taken));
        all.removeIf(change -> change.hubObject() == HubObject.PROFILES
                && taken.contains(change.hubId().orElseThrow())
                && change.state() == ChangeState.PLANNED);
        assertFound(database, run, all);

        store(database).run(grant, transaction -> transaction.journal().discardPlan(run.id()));
        all.removeIf(change -> change.state() == ChangeState.PLANNED);
        assertThat(all).isNotEmpty();
        assertFound(database, run, all);
    }

    private static boolean isMade(Change change, UUID comePast) {
        return change.side() == Side.HUB
                && change.state() == ChangeState.PLANNED
                && change.id().compareTo(comePast) <= 0;
    }

    private void assertFound(Database database, Run run, List<Change> all) {
        RunJournal journal = new RunJournal(database, Clock.systemUTC());
        for (int time = 0; time < 60; time++) {
            ChangeFilter filter = filter();
            List<Change> wanted =
                    all.stream().filter(change -> isWanted(change, filter)).toList();

            assertThat(paged(journal, run, filter)).as("%s", filter).isEqualTo(wanted);
            assertThat(journal.countChanges(run.id(), filter)).as("%s", filter).isEqualTo(wanted.size());
            assertThat(journal.countChanges(run.id(), filter, 3)).isEqualTo(Math.min(3, wanted.size()));
        }
    }

    private static List<Change> paged(RunJournal journal, Run run, ChangeFilter filter) {
        List<Change> found = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        for (List<Change> page = journal.changes(run.id(), filter, after, PAGE);
                !page.isEmpty();
                page = journal.changes(run.id(), filter, after, PAGE)) {
            found.addAll(page);
            after = Optional.of(page.get(page.size() - 1).id());
        }
        return found;
    }

    private static boolean isWanted(Change change, ChangeFilter filter) {
        boolean linked = change.action() == Action.LINK;
        return filter.side().map(side -> side == change.side()).orElse(true)
                && filter.object().map(object -> object == change.hubObject()).orElse(true)
                && filter.action()
                        .map(action -> action == change.action()
                                || (action == Action.UPDATE
                                        && linked
                                        && !change.fields().isEmpty()))
                        .orElse(true)
                && filter.state().map(state -> state == change.state()).orElse(true)
                && filter.cause()
                        .map(cause -> change.error()
                                .filter(error -> error.code().equals(cause))
                                .isPresent())
                        .orElse(true)
                && filter.field()
                        .map(field -> change.fields().containsKey(field))
                        .orElse(true)
                && filter.rule().map(rule -> isDecidedBy(change, rule)).orElse(true);
    }

    private static boolean isDecidedBy(Change change, String rule) {
        return change.fields().values().stream()
                        .anyMatch(field -> field.reason().name().equals(rule))
                || (change.action() == Action.LINK && change.evidence().startsWith(rule + "\n"));
    }

    private ChangeFilter filter() {
        return new ChangeFilter(
                one(List.of(Side.values())),
                one(List.of(HubObject.values())),
                one(List.of(Action.values())),
                random.nextInt(4) > 0 ? Optional.empty() : one(List.of(ChangeState.values())),
                random.nextInt(8) > 0 ? Optional.empty() : one(CODES),
                one(FIELDS),
                one(Stream.concat(REASONS.stream().map(Reason::name), LEVELS.stream())
                        .toList()));
    }

    /** One of them, or none, which is more likely. */
    private <T> Optional<T> one(List<T> of) {
        return random.nextInt(3) > 0 ? Optional.empty() : Optional.of(any(of));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<Change> changes(Run run, int count) {
        List<Change> changes = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Action action = any(List.of(Action.values()));
            ChangeState state = random.nextInt(3) > 0 ? ChangeState.PLANNED : any(List.of(ChangeState.values()));
            Map<String, FieldChange> fields = new HashMap<>();
            for (int field = random.nextInt(3); field > 0; field--) {
                fields.put(
                        FIELDS.get(random.nextInt(FIELDS.size())),
                        FieldChange.decided("a", "b", REASONS.get(random.nextInt(REASONS.size())), Base.of("a")));
            }
            changes.add(new Change(
                    ids.next(),
                    run.id(),
                    any(List.of(Side.values())),
                    action,
                    any(List.of(HubObject.values())),
                    "Contact",
                    Optional.of(ids.next()),
                    Optional.of("R" + number),
                    fields,
                    Map.of(),
                    action == Action.LINK ? LEVELS.get(random.nextInt(2)) + "\nbecause" : "",
                    Change.Expected.NOTHING,
                    state,
                    "",
                    error(state)));
        }
        return changes;
    }

    private Optional<ChangeError> error(ChangeState state) {
        return state.isTrouble() ? Optional.of(new ChangeError(any(CODES), "because", "")) : Optional.empty();
    }

    private static Run begun(Database database, Grant grant) {
        Run run = Samples.run(grant.connectionId());
        new RunJournal(database, Clock.systemUTC()).insert(run);
        return run;
    }

    private JdbcStore store(Database database) {
        Clock clock = Clock.systemUTC();
        return new JdbcStore(database, new HubBulk(database, ids, clock), new DirtyMarks(database, ids, clock));
    }
}
