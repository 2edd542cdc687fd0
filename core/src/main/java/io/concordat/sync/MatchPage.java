package io.concordat.sync;

import io.concordat.connector.RemoteRecord;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.mapping.Binding;
import io.concordat.match.Candidate;
import io.concordat.match.Ladder;
import io.concordat.match.Level;
import io.concordat.match.MatchRule;
import io.concordat.match.Matcher;
import io.concordat.match.Matcher.Attempt;
import io.concordat.match.Probe;
import io.concordat.match.Verdict;
import io.concordat.run.Count;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.RemoteView;
import io.concordat.sync.store.Staged;
import io.concordat.sync.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Matches the records of a page that have no pair yet: one look-up for each level and page. */
final class MatchPage {

    private final RunContext context;
    private final BoundObject bound;
    private final Ambiguity ambiguity;

    MatchPage(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
        this.ambiguity = new Ambiguity(context, bound);
    }

    /** Matches records, and keeps what was found until all pages are matched. */
    void match(
            Transaction transaction,
            List<RemoteRecord> records,
            Map<String, RemoteView> views,
            Map<String, Hold> holds,
            PageWork work) {
        if (records.isEmpty()) {
            return;
        }
        verdicts(transaction, records).forEach((remoteId, verdict) -> {
            RemoteView view = PagePlanner.view(views, remoteId);
            Optional<Hold> hold = Optional.ofNullable(holds.get(ambiguity.key(remoteId)));
            note(verdict, view, hold, work);
        });
    }

    private void note(Verdict verdict, RemoteView view, Optional<Hold> hold, PageWork work) {
        if (verdict instanceof Verdict.Ambiguous ambiguous) {
            ambiguity.note(ambiguous, view, hold, work);
            work.add(staged(view, Staged.Verdict.AMBIGUOUS, Optional.empty(), ambiguous.level(), ""));
            return;
        }
        hold.filter(held -> held.reason() == Hold.Reason.AMBIGUOUS)
                .ifPresent(held -> ambiguity.isOver(held.key(), view, work));
        if (verdict instanceof Verdict.Matched matched) {
            work.add(staged(
                    view, Staged.Verdict.CLAIMS, Optional.of(matched.hubId()), matched.level(), Evidence.of(matched)));
            return;
        }
        context.tally().add(Count.UNMATCHED, 1);
        if (bound.binding().createInHub() == Binding.CreateInHub.ALL) {
            work.add(new Staged(
                    context.runId(),
                    bound.object(),
                    bound.remoteObject(),
                    view,
                    Staged.Verdict.UNMATCHED,
                    Optional.empty(),
                    0,
                    "",
                    ""));
        }
    }

    private Staged staged(RemoteView view, Staged.Verdict verdict, Optional<UUID> hubId, Level level, String evidence) {
        return new Staged(
                context.runId(),
                bound.object(),
                bound.remoteObject(),
                view,
                verdict,
                hubId,
                level.number(),
                level.name(),
                evidence);
    }

    /** A verdict for each record, in their order. */
    private Map<String, Verdict> verdicts(Transaction transaction, List<RemoteRecord> records) {
        Map<String, List<Probe>> probes = new LinkedHashMap<>();
        records.forEach(record -> probes.put(record.id(), bound.ladder().probes(record.id(), record.values())));
        Map<String, List<Attempt>> attempts = new HashMap<>();
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        Known known = new Known();
        int levels = bound.ladder().levels().size();
        for (int i = 0; i < levels; i++) {
            Map<String, Probe> asked = asked(probes, verdicts, i);
            Map<String, List<UUID>> hits =
                    known.lookUp(transaction, bound.ladder().levels().get(i), asked);
            asked.forEach((remoteId, probe) -> {
                List<Attempt> tried = attempts.computeIfAbsent(remoteId, id -> new ArrayList<>());
                tried.add(new Attempt(probe, known.candidates(probe, hits)));
                verdicts.put(remoteId, Matcher.decide(remoteId, tried));
            });
        }
        return inOrder(records, verdicts);
    }

    /** The last levels are only tried for records that no designated level decided. */
    private static Map<String, Probe> asked(Map<String, List<Probe>> probes, Map<String, Verdict> verdicts, int level) {
        Map<String, Probe> asked = new LinkedHashMap<>();
        probes.forEach((remoteId, offers) -> {
            Probe probe = offers.get(level);
            boolean fallback =
                    probe.level().kind() == Level.Kind.EMAIL || probe.level().kind() == Level.Kind.NAME;
            Verdict sofar = verdicts.get(remoteId);
            boolean open = sofar == null || sofar instanceof Verdict.Unmatched;
            if (open || (!fallback && sofar instanceof Verdict.Matched)) {
                asked.put(remoteId, probe);
            }
        });
        return asked;
    }

    private static Map<String, Verdict> inOrder(List<RemoteRecord> records, Map<String, Verdict> verdicts) {
        Map<String, Verdict> ordered = new LinkedHashMap<>();
        for (RemoteRecord record : records) {
            Verdict verdict = verdicts.get(record.id());
            ordered.put(record.id(), verdict == null ? new Verdict.Unmatched(List.of()) : verdict);
        }
        return ordered;
    }

    /** The hub records that came up for a page, and what they are linked to. */
    private final class Known {

        private final Map<UUID, HubRecord> records = new HashMap<>();
        private final Map<UUID, Link> links = new HashMap<>();

        Map<String, List<UUID>> lookUp(Transaction transaction, Level level, Map<String, Probe> asked) {
            Set<String> keys = new HashSet<>();
            asked.values().stream().filter(Probe::isComplete).forEach(probe -> keys.addAll(probe.keys()));
            if (keys.isEmpty()) {
                return Map.of();
            }
            Map<String, List<UUID>> hits = transaction.hub().byKey(bound.object(), level.keyAttribute(), keys);
            Set<UUID> unknown = new HashSet<>();
            hits.values().forEach(unknown::addAll);
            unknown.removeAll(records.keySet());
            if (!unknown.isEmpty()) {
                records.putAll(transaction.hub().byIds(bound.object(), unknown));
                links.putAll(transaction.links().byHub(context.connectionId(), bound.object(), unknown));
            }
            return hits;
        }

        List<Candidate> candidates(Probe probe, Map<String, List<UUID>> hits) {
            if (!probe.isComplete()) {
                return List.of();
            }
            List<Candidate> candidates = new ArrayList<>();
            for (String key : probe.keys()) {
                for (UUID id : hits.getOrDefault(key, List.of())) {
                    HubRecord record = records.get(id);
                    if (record != null) {
                        candidates.add(candidate(probe, record));
                    }
                }
            }
            return candidates;
        }

        private Candidate candidate(Probe probe, HubRecord record) {
            Map<String, String> values = new HashMap<>();
            for (MatchRule.Pair pair : probe.level().pairs()) {
                values.put(pair.hub(), value(record, pair.hub()));
            }
            Optional<String> linkedTo =
                    Optional.ofNullable(links.get(record.id())).map(Link::remoteId);
            return new Candidate(record.id(), record.known(), linkedTo, values);
        }
    }

    /** What a hub record holds in an attribute, identity or external key that can be matched on; "" for nothing. */
    static String value(HubRecord record, String attribute) {
        if (attribute.startsWith(Ladder.IDENTITIES)) {
            return record.identities().getOrDefault(attribute.substring(Ladder.IDENTITIES.length()), "");
        }
        return attribute.equals("externalKey") ? record.externalKey().orElse("") : record.value(attribute);
    }
}
