package io.concordat.sync;

import io.concordat.connector.RemoteRecord;
import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.match.Candidate;
import io.concordat.match.Ladder;
import io.concordat.match.Level;
import io.concordat.match.MatchRule;
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

    /** Tries every level for every record, to tell about it. */
    Map<String, List<Attempt>> all(List<RemoteRecord> remote) {
        List<Search> searches = searches(remote);
        for (int number = 0; number < levels().size(); number++) {
            attempt(number, searches);
        }
        Map<String, List<Attempt>> attempts = new LinkedHashMap<>();
        searches.forEach(search -> attempts.put(search.remoteId(), search.attempts()));
        return attempts;
    }

    /** Decides about records. The last levels, e-mail and name, are tried only for those that no other decided. */
    Map<String, Verdict> verdicts(List<RemoteRecord> remote) {
        return decided(searches(remote));
    }

    /** The same, of what is known of remote records in the hub's words, by their ids. */
    Map<String, Verdict> verdicts(Map<String, Map<String, String>> hubValues) {
        List<Search> searches = new ArrayList<>();
        hubValues.forEach((remoteId, values) ->
                searches.add(new Search(remoteId, level -> bound.ladder().probeInHubWords(level, remoteId, values))));
        return decided(searches);
    }

    private List<Search> searches(List<RemoteRecord> remote) {
        return remote.stream()
                .map(record ->
                        new Search(record.id(), level -> bound.ladder().probe(level, record.id(), record.values())))
                .toList();
    }

    private List<Level> levels() {
        return bound.ladder().levels();
    }

    private Map<String, Verdict> decided(List<Search> searches) {
        for (int number = 0; number < levels().size(); number++) {
            Level level = levels().get(number);
            List<Search> open = searches.stream()
                    .filter(search -> search.isWorthTrying(level))
                    .toList();
            attempt(number, open);
            open.forEach(Search::decide);
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        searches.forEach(search -> search.verdict().ifPresent(verdict -> verdicts.put(search.remoteId(), verdict)));
        return verdicts;
    }

    private void attempt(int number, List<Search> searches) {
        Level level = levels().get(number);
        List<Probe> probes =
                searches.stream().map(search -> search.offer(level)).toList();
        List<Set<String>> keys = probes.stream().map(Probe::keys).toList();
        Map<String, List<UUID>> hits = lookUp(levels().subList(number, levels().size()), keys);
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            searches.get(i).add(new Attempt(probe, candidates(probe, keys.get(i), hits)));
        }
    }

    /** The first of these levels is looked up; the records that it finds have what all of them compare. */
    private Map<String, List<UUID>> lookUp(List<Level> levels, List<Set<String>> asked) {
        Set<String> keys = new HashSet<>();
        asked.forEach(keys::addAll);
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

    private List<Candidate> candidates(Probe probe, Set<String> keys, Map<String, List<UUID>> hits) {
        if (hits.isEmpty()) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (String key : keys) {
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
