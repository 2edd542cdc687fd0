package io.concordat.sync;

import io.concordat.connector.RemoteRecord;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.match.Candidate;
import io.concordat.match.Ladder;
import io.concordat.match.Level;
import io.concordat.match.MatchRule;
import io.concordat.match.Matcher;
import io.concordat.match.Matcher.Attempt;
import io.concordat.match.Probe;
import io.concordat.match.Verdict;
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
import java.util.stream.Collectors;

/** Finds the candidates of remote records on every level of the ladder, with one look-up for each level. */
final class MatchAttempts {

    /** Every record has it, whatever values are asked for. */
    private static final String EXTERNAL_KEY = "externalKey";

    private final UUID connectionId;
    private final BoundObject bound;
    private final Transaction transaction;
    private final Map<UUID, HubRecord> records = new HashMap<>();
    private final Map<UUID, Link> links = new HashMap<>();
    private final Map<UUID, Set<String>> apart = new HashMap<>();

    MatchAttempts(UUID connectionId, BoundObject bound, Transaction transaction) {
        this.connectionId = connectionId;
        this.bound = bound;
        this.transaction = transaction;
    }

    /** A hub record that some level found, with its mapped values. */
    Optional<HubRecord> found(UUID hubId) {
        return Optional.ofNullable(records.get(hubId));
    }

    /** What a record offers a level. */
    @FunctionalInterface
    private interface Offer {
        Probe to(Level level);
    }

    /** Tries every level for every record, to tell about it. */
    Map<String, List<Attempt>> all(List<RemoteRecord> remote) {
        Map<String, List<Attempt>> attempts = new LinkedHashMap<>();
        Map<String, Offer> offers = offers(remote);
        for (int number = 0; number < levels(); number++) {
            Level level = bound.ladder().levels().get(number);
            Map<String, Probe> asked = new LinkedHashMap<>();
            offers.forEach((remoteId, offer) -> asked.put(remoteId, offer.to(level)));
            attempt(number, asked, attempts);
        }
        return attempts;
    }

    /** Decides about records. The last levels, e-mail and name, are tried only for those that no other decided. */
    Map<String, Verdict> verdicts(List<RemoteRecord> remote) {
        return decided(offers(remote));
    }

    /** The same, of what is known of remote records in the hub's words, by their ids. */
    Map<String, Verdict> verdicts(Map<String, Map<String, String>> hubValues) {
        Map<String, Offer> offers = new LinkedHashMap<>();
        hubValues.forEach((remoteId, values) ->
                offers.put(remoteId, level -> bound.ladder().probeInHubWords(level, remoteId, values)));
        return decided(offers);
    }

    private Map<String, Offer> offers(List<RemoteRecord> remote) {
        Map<String, Offer> offers = new LinkedHashMap<>();
        remote.forEach(record ->
                offers.put(record.id(), level -> bound.ladder().probe(level, record.id(), record.values())));
        return offers;
    }

    private int levels() {
        return bound.ladder().levels().size();
    }

    private Map<String, Verdict> decided(Map<String, Offer> offers) {
        Map<String, List<Attempt>> attempts = new LinkedHashMap<>();
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (int number = 0; number < levels(); number++) {
            Level level = bound.ladder().levels().get(number);
            Map<String, Probe> asked = new LinkedHashMap<>();
            offers.forEach((remoteId, offer) -> {
                if (isWorthTrying(level, Optional.ofNullable(verdicts.get(remoteId)))) {
                    asked.put(remoteId, offer.to(level));
                }
            });
            attempt(number, asked, attempts);
            asked.keySet()
                    .forEach(remoteId -> verdicts.put(
                            remoteId, Matcher.decide(remoteId, attempts.getOrDefault(remoteId, List.of()))));
        }
        return verdicts;
    }

    private void attempt(int level, Map<String, Probe> asked, Map<String, List<Attempt>> attempts) {
        Map<String, List<UUID>> hits = lookUp(bound.ladder().levels().subList(level, levels()), asked);
        asked.forEach((remoteId, probe) -> attempts.computeIfAbsent(remoteId, id -> new ArrayList<>())
                .add(new Attempt(probe, candidates(probe, hits))));
    }

    private static boolean isWorthTrying(Level level, Optional<Verdict> before) {
        boolean lastResort = level.kind() == Level.Kind.EMAIL || level.kind() == Level.Kind.NAME;
        return before.map(verdict ->
                        verdict instanceof Verdict.Unmatched || (!lastResort && verdict instanceof Verdict.Matched))
                .orElse(true);
    }

    /** The first of these levels is looked up; the records that it finds have what all of them compare. */
    private Map<String, List<UUID>> lookUp(List<Level> levels, Map<String, Probe> asked) {
        Set<String> keys = new HashSet<>();
        asked.values().stream().filter(Probe::isComplete).forEach(probe -> keys.addAll(probe.keys()));
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, List<UUID>> hits =
                transaction.hub().byKey(bound.object(), levels.get(0).keyAttribute(), keys);
        Set<UUID> unknown = new HashSet<>();
        hits.values().forEach(unknown::addAll);
        unknown.removeAll(records.keySet());
        if (!unknown.isEmpty()) {
            records.putAll(transaction.hub().byIds(bound.object(), unknown, wanted(levels)));
            links.putAll(transaction.links().byHub(connectionId, bound.object(), unknown));
            apart.putAll(transaction.links().keptApart(connectionId, bound.remoteObject(), unknown));
        }
        return hits;
    }

    /** What the levels compare, and what is decided about where they find a counterpart. */
    private Set<String> wanted(List<Level> levels) {
        Set<String> wanted = levels.stream()
                .flatMap(level -> level.pairs().stream())
                .map(MatchRule.Pair::hub)
                .filter(name -> !name.equals(EXTERNAL_KEY))
                .collect(Collectors.toSet());
        wanted.addAll(bound.hubFields());
        return wanted;
    }

    private List<Candidate> candidates(Probe probe, Map<String, List<UUID>> hits) {
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
        Optional<String> linkedTo = Optional.ofNullable(links.get(record.id())).map(Link::remoteId);
        Set<String> apartFrom = apart.getOrDefault(record.id(), Set.of());
        return new Candidate(record.id(), record.known(), linkedTo, apartFrom, values);
    }

    /** What a hub record holds in an attribute, identity or external key that can be matched on; "" for nothing. */
    static String value(HubRecord record, String attribute) {
        if (attribute.startsWith(Ladder.IDENTITIES)) {
            return record.identities().getOrDefault(attribute.substring(Ladder.IDENTITIES.length()), "");
        }
        return attribute.equals(EXTERNAL_KEY) ? record.externalKey().orElse("") : record.value(attribute);
    }
}
