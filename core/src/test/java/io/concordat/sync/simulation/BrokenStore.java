package io.concordat.sync.simulation;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubChange;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.sync.store.CursorTable;
import io.concordat.sync.store.DirtyTable;
import io.concordat.sync.store.Grant;
import io.concordat.sync.store.HubTable;
import io.concordat.sync.store.Journal;
import io.concordat.sync.store.LinkTable;
import io.concordat.sync.store.Store;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A storage that breaks one rule and is honest otherwise. */
final class BrokenStore implements Store {

    private final Store honest;
    private final Flaw flaw;
    private final World world;

    BrokenStore(Store honest, Flaw flaw, World world) {
        this.honest = honest;
        this.flaw = flaw;
        this.world = world;
    }

    @Override
    public <T> T look(UUID connectionId, Function<Transaction, T> work) {
        return honest.look(connectionId, work);
    }

    @Override
    public <T> T call(Grant grant, Function<Transaction, T> work) {
        return honest.call(valid(grant), transaction -> work.apply(broken(transaction)));
    }

    @Override
    public Optional<Grant> acquire(UUID connectionId, String holder) {
        return honest.acquire(connectionId, holder);
    }

    @Override
    public void renew(Grant grant) {
        honest.renew(valid(grant));
    }

    @Override
    public void release(Grant grant) {
        honest.release(valid(grant));
    }

    private Grant valid(Grant grant) {
        return flaw == Flaw.FENCE_IGNORED ? world.store().newest(grant) : grant;
    }

    private Transaction broken(Transaction transaction) {
        return switch (flaw) {
            case CURSOR_BEFORE_ROWS ->
                with(
                        transaction,
                        "cursors",
                        Tampering.with(CursorTable.class, transaction.cursors(), "propose", (given, original) -> {
                            Object answer = original.with(given);
                            transaction.cursors().promote((UUID) given[0], (UUID) given[1]);
                            return answer;
                        }));
            case MARKS_CONSUMED_TOO_EARLY ->
                with(
                        transaction,
                        "dirty",
                        Tampering.with(
                                DirtyTable.class,
                                transaction.dirty(),
                                "page",
                                (given, original) -> consumed(transaction, given, original)));
            case INTENT_NOT_STORED ->
                with(
                        transaction,
                        "journal",
                        Tampering.with(
                                Journal.class,
                                transaction.journal(),
                                "update",
                                (given, original) -> original.with(withoutIntents(given[0]))));
            case NO_RECOVERY ->
                with(
                        transaction,
                        "journal",
                        Tampering.with(
                                Journal.class,
                                transaction.journal(),
                                "runsWithOpenOperations",
                                (given, original) -> List.of()));
            case GIVEN_UP_FORGOTTEN ->
                with(
                        transaction,
                        "journal",
                        Tampering.with(
                                Journal.class, transaction.journal(), "abandoned", (given, original) -> Map.of()));
            case BASE_FROM_HUB_RECORD ->
                with(
                        transaction,
                        "links",
                        Tampering.with(
                                LinkTable.class,
                                transaction.links(),
                                "update",
                                (given, original) -> original.with(withHubValues(transaction, given[0]))));
            case BASE_INVENTED ->
                with(
                        transaction,
                        "links",
                        Tampering.with(
                                LinkTable.class,
                                transaction.links(),
                                "insert",
                                (given, original) -> original.with(withRemoteValues(given[0]))));
            case HUB_VERSION_IGNORED ->
                with(
                        transaction,
                        "hub",
                        Tampering.with(
                                HubTable.class,
                                transaction.hub(),
                                "update",
                                (given, original) ->
                                        original.with(given[0], withVersions(transaction, given[1]), given[2])));
            case HUB_NEWCOMERS_OVERLOOKED ->
                with(
                        transaction,
                        "dirty",
                        Tampering.with(DirtyTable.class, transaction.dirty(), "anyNew", (given, original) -> false));
            default -> transaction;
        };
    }

    private static Transaction with(Transaction transaction, String table, Object broken) {
        return Tampering.with(Transaction.class, transaction, table, (given, original) -> broken);
    }

    private static Object consumed(Transaction transaction, Object[] given, Tampering.Original original) {
        Object page = original.with(given);
        transaction.dirty().consume((UUID) given[0]);
        return page;
    }

    private static List<Change> withoutIntents(Object changes) {
        return each(changes, Change.class).stream()
                .filter(change -> change.state() != ChangeState.SENT)
                .toList();
    }

    private static List<Link> withHubValues(Transaction transaction, Object links) {
        return each(links, Link.class).stream()
                .map(link -> {
                    Map<String, String> base = new HashMap<>(link.base());
                    transaction.hub().byIds(link.hubObject(), List.of(link.hubId())).values().stream()
                            .map(HubRecord::attributes)
                            .forEach(values -> base.replaceAll((field, old) -> values.getOrDefault(field, "")));
                    return link.settled(base, link.remoteHash());
                })
                .toList();
    }

    private List<Link> withRemoteValues(Object links) {
        return each(links, Link.class).stream()
                .map(link -> {
                    Map<String, String> base = new HashMap<>(link.base());
                    world.remote()
                            .find(link.remoteId())
                            .ifPresent(row -> Scenario.FIELDS.forEach(
                                    (field, there) -> base.putIfAbsent(field, row.value(there))));
                    return link.settled(base, link.remoteHash());
                })
                .toList();
    }

    private static List<HubChange> withVersions(Transaction transaction, Object changes) {
        return each(changes, HubChange.class).stream()
                .map(change -> transaction.hub().byIds(HubObject.PROFILES, List.of(change.id())).values().stream()
                        .findFirst()
                        .map(record -> new HubChange(change.id(), record.version(), change.newValues()))
                        .orElse(change))
                .toList();
    }

    private static <T> List<T> each(Object collection, Class<T> type) {
        return ((Collection<?>) collection).stream().map(type::cast).toList();
    }
}
