package io.concordat.sync;

import io.concordat.connector.RecordLookup;
import io.concordat.hub.HubRecord;
import io.concordat.match.Claims;
import io.concordat.match.Level;
import io.concordat.match.Verdict;
import io.concordat.run.Change;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.Staged;
import io.concordat.sync.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Settles, once all pages are matched, which claims hold, and decides about the new pairs. The result does not depend
 * on the order in which records came.
 */
final class ClaimSettlement {

    private static final int PAGE = 2_000;

    private final RunContext context;
    private final BoundObject bound;
    private final Ambiguity ambiguity;
    private final ContactPrecedence precedence;
    private final Freshness freshness;
    private final Reconciler reconciler;

    ClaimSettlement(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
        this.ambiguity = new Ambiguity(context, bound);
        this.precedence = new ContactPrecedence(context, bound);
        this.freshness = context.freshness();
        this.reconciler = context.reconciler();
    }

    void settle() {
        List<UUID> contested = context.rivals().takeUnsettled();
        while (!contested.isEmpty()) {
            takeBack(contested);
            contested = context.rivals().takeUnsettled();
        }
        Optional<UUID> after = Optional.empty();
        do {
            after = settleContested(after);
        } while (after.isPresent());
        String last = "";
        do {
            last = pair(last);
        } while (!last.isEmpty());
    }

    /** Pairs that were made before a rival came up are matched again, and now wait beside it. */
    private void takeBack(List<UUID> contested) {
        for (int from = 0; from < contested.size(); from += PAGE) {
            List<UUID> page = contested.subList(from, Math.min(from + PAGE, contested.size()));
            List<Change> planned = context.call(transaction -> {
                List<Change> removed =
                        transaction.journal().takeBack(context.runId(), bound.object(), bound.remoteObject(), page);
                PageWork.takeBack(removed, context);
                return removed;
            });
            refresh(planned.stream()
                    .flatMap(change -> change.remoteId().stream())
                    .collect(Collectors.toSet()));
        }
    }

    private void refresh(Set<String> remoteIds) {
        Optional<RecordLookup> lookup = context.job().session().lookup();
        if (!remoteIds.isEmpty() && lookup.isPresent()) {
            new RecordRefresh(context, bound, lookup.get()).asTheyAre(remoteIds);
        }
    }

    private Optional<UUID> settleContested(Optional<UUID> after) {
        return context.call(transaction -> {
            List<Staged> page =
                    transaction.stage().contested(context.runId(), bound.object(), bound.remoteObject(), after, PAGE);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            settle(transaction, page);
            return page.get(page.size() - 1).hubId();
        });
    }

    private void settle(Transaction transaction, List<Staged> contested) {
        Map<String, Staged> byRemote = new HashMap<>();
        Map<String, Verdict.Matched> claims = new HashMap<>();
        for (Staged staged : contested) {
            byRemote.put(staged.remote().id(), staged);
            claims.put(staged.remote().id(), claim(staged));
        }
        Map<String, Hold> holds = holds(transaction, byRemote.keySet());
        PageWork work = new PageWork(context.connectionId());
        List<Staged> decided = new ArrayList<>();
        Claims.settle(claims).forEach((remoteId, verdict) -> {
            Staged staged = byRemote.get(remoteId);
            if (staged != null) {
                decided.add(decide(staged, verdict, Optional.ofNullable(holds.get(ambiguity.key(remoteId))), work));
            }
        });
        transaction.stage().decide(decided);
        work.store(transaction, context);
    }

    private Staged decide(Staged staged, Verdict verdict, Optional<Hold> hold, PageWork work) {
        if (verdict instanceof Verdict.Ambiguous ambiguous) {
            ambiguity.note(ambiguous, staged.remote(), hold, work);
            return staged.with(Staged.Verdict.AMBIGUOUS, staged.evidence());
        }
        String hints = verdict instanceof Verdict.Matched matched ? Evidence.of(matched) : "";
        return staged.with(
                Staged.Verdict.CLAIMS, hints.isEmpty() ? staged.evidence() : staged.evidence() + "; " + hints);
    }

    private Verdict.Matched claim(Staged staged) {
        Level level = bound.ladder().levels().get(staged.level() - 1);
        UUID hubId = staged.hubId().orElseThrow();
        return new Verdict.Matched(hubId, level, List.of(), List.of());
    }

    /** Decides about a page of new pairs; answers the last remote id, or "" after the last page. */
    private String pair(String after) {
        return context.call(transaction -> {
            List<Staged> page = transaction
                    .stage()
                    .page(context.runId(), bound.object(), bound.remoteObject(), Staged.Verdict.CLAIMS, after, PAGE);
            Map<UUID, HubRecord> hub = transaction
                    .hub()
                    .byIds(
                            bound.object(),
                            page.stream()
                                    .flatMap(staged -> staged.hubId().stream())
                                    .toList(),
                            bound.hubFields());
            Set<UUID> overtaken = precedence.overtaken(transaction, hub.values());
            Map<String, Hold> holds = holds(
                    transaction,
                    page.stream().map(staged -> staged.remote().id()).toList());
            Map<String, Hold> creations = creations(transaction, page);
            PageWork work = new PageWork(context.connectionId());
            for (Staged staged : page) {
                HubRecord record = hub.get(staged.hubId().orElseThrow());
                Optional<Hold> waiting = Optional.ofNullable(
                        holds.get(ambiguity.key(staged.remote().id())));
                if (record != null && overtaken.contains(record.id())) {
                    waiting.filter(Hold::isOpen).map(Hold::key).ifPresent(work::release);
                } else if (record != null) {
                    Optional<Hold> creation = Optional.ofNullable(creations.get(creation(record.id())));
                    decide(staged, record, Waiting.both(waiting, creation), work);
                }
            }
            work.store(transaction, context);
            return page.size() < PAGE ? "" : page.get(page.size() - 1).remote().id();
        });
    }

    /** What is held because its creation did not come to an end. */
    private Map<String, Hold> creations(Transaction transaction, List<Staged> page) {
        List<String> keys = page.stream()
                .flatMap(staged -> staged.hubId().stream())
                .map(this::creation)
                .toList();
        return context.hasHolds() && !keys.isEmpty()
                ? transaction.holds().byKeys(context.connectionId(), keys)
                : Map.of();
    }

    private String creation(UUID hubId) {
        return Hold.key(bound.object(), bound.remoteObject(), Optional.of(hubId), Optional.empty());
    }

    private void decide(Staged staged, HubRecord record, Optional<Hold> hold, PageWork work) {
        Pair pair = Pair.found(record, staged.remote(), hold, staged.levelName(), staged.evidence());
        work.add(pair, bound, freshness.checked(pair, bound, reconciler.reconcile(bound, pair)));
    }

    private Map<String, Hold> holds(Transaction transaction, Collection<String> remoteIds) {
        return context.hasHolds() && !remoteIds.isEmpty()
                ? transaction
                        .holds()
                        .byKeys(
                                context.connectionId(),
                                remoteIds.stream().map(ambiguity::key).toList())
                : Map.of();
    }
}
