package io.concordat.match;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A hub record that was pre-selected for a level.
 *
 * @param hubId the hub record
 * @param known whether it is a known person; anonymous ones never take part
 * @param linkedTo the remote record of this connection that it is linked to, if any
 * @param apartFrom remote records of this connection that a person keeps it apart from
 * @param values what the level compares, by hub attribute name; canonical, blank ones may be absent
 */
public record Candidate(
        UUID hubId, boolean known, Optional<String> linkedTo, Set<String> apartFrom, Map<String, String> values) {

    public Candidate {
        apartFrom = Set.copyOf(apartFrom);
        values = Map.copyOf(values);
    }

    boolean isApartFrom(String remoteId) {
        return apartFrom.stream().anyMatch(apart -> RemoteIds.same(apart, remoteId));
    }

    /** A value of the hub record, "" for blank. */
    public String value(String hubAttribute) {
        return values.getOrDefault(hubAttribute, "");
    }
}
