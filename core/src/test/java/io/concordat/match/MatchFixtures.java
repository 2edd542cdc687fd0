package io.concordat.match;

import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.match.MatchRule.Pair;
import io.concordat.match.Matcher.Attempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A small hub in memory, against which the ladder can be tried. */
final class MatchFixtures {

    static final MatchRule BY_PHONE = new MatchRule("Phone", List.of(new Pair("phone", "Phone")), true);

    private MatchFixtures() {}

    static Ladder contacts(List<MatchRule> rules, boolean onlyDesignated) {
        return ladder(HubObject.PROFILES, rules, onlyDesignated);
    }

    static Ladder ladder(HubObject object, List<MatchRule> rules, boolean onlyDesignated) {
        Map<String, String> fields =
                Map.of("email", "Email", "firstName", "FirstName", "lastName", "LastName", "name", "Name");
        return Ladder.of(new Ladder.Plan(
                object, Ladder.DEFAULT_NAMESPACE, rules, onlyDesignated, fields, StandardAttributes.of(object)));
    }

    static UUID id(int number) {
        return new UUID(0, number);
    }

    static Candidate person(int number, Map<String, String> values) {
        return new Candidate(id(number), true, Optional.empty(), Set.of(), values);
    }

    static Candidate linked(Candidate candidate, String remoteId) {
        return new Candidate(
                candidate.hubId(), candidate.known(), Optional.of(remoteId), candidate.apartFrom(), candidate.values());
    }

    static Candidate apart(Candidate candidate, String remoteId) {
        return new Candidate(
                candidate.hubId(), candidate.known(), candidate.linkedTo(), Set.of(remoteId), candidate.values());
    }

    static Candidate anonymous(Candidate candidate) {
        return new Candidate(candidate.hubId(), false, candidate.linkedTo(), candidate.apartFrom(), candidate.values());
    }

    /** Every level with every record of the hub: the matcher must cope with candidates that are not even near. */
    static List<Attempt> attempts(Ladder ladder, String remoteId, Map<String, String> remote, List<Candidate> hub) {
        return ladder.probes(remoteId, remote).stream()
                .map(probe -> new Attempt(probe, hub))
                .toList();
    }

    static Verdict decide(Ladder ladder, Map<String, String> remote, Candidate... hub) {
        return Matcher.decide("003A", attempts(ladder, "003A", remote, List.of(hub)));
    }

    static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return more;
    }
}
