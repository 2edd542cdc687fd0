package io.concordat.sync;

import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.hub.HubRecord;
import io.concordat.match.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the other side for records that hub records without a pair might belong to. */
record Counterparts(BoundObject bound, RecordLookup lookup) {

    /** Live records that any level of the ladder would pre-select for any of these, by their ids. */
    Map<String, RemoteRecord> onAnyLevel(Collection<HubRecord> records) {
        Map<String, RemoteRecord> found = new LinkedHashMap<>();
        for (Level level : bound.ladder().levels()) {
            on(level, records).forEach(record -> found.put(record.id(), record));
        }
        return found;
    }

    /** Live records that the level would pre-select for any of these; whether they match is decided elsewhere. */
    List<RemoteRecord> on(Level level, Collection<HubRecord> records) {
        Set<String> values = new HashSet<>();
        records.forEach(record ->
                values.add(MatchAttempts.value(record, level.pairs().get(0).hub())));
        values.remove("");
        List<String> wanted = List.copyOf(values);
        List<RemoteRecord> found = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += RecordLookup.MOST) {
            Set<String> some = Set.copyOf(wanted.subList(from, Math.min(wanted.size(), from + RecordLookup.MOST)));
            ask(level, some).stream()
                    .filter(record -> record.state() == RemoteRecord.State.LIVE)
                    .forEach(found::add);
        }
        return found;
    }

    private List<RemoteRecord> ask(Level level, Set<String> values) {
        return level.kind() == Level.Kind.ID
                ? lookup.byId(bound.remoteObject(), values, bound.remoteFields())
                : lookup.byField(bound.remoteObject(), level.pairs().get(0).remote(), values, bound.remoteFields());
    }
}
