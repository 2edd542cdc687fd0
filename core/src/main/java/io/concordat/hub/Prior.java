package io.concordat.hub;

import io.concordat.canonical.HubObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What has to be known of records before they change: their custom values, and what their keys were made from. */
final class Prior {

    private final HubObject object;
    private final HubTable table;
    private final Set<String> keys;
    private final boolean read;
    private final Map<UUID, HubRecord> records;

    private Prior(HubObject object, Set<String> keys, boolean read, Map<UUID, HubRecord> records) {
        this.object = object;
        this.table = HubTable.of(object);
        this.keys = keys;
        this.read = read;
        this.records = records;
    }

    /** Reads what a page of changes needs; a record that changes afterwards has another version than expected. */
    static Prior of(Handle handle, HubObject object, List<HubChange> changes, Set<String> keyed) {
        Set<String> changing = changes.stream()
                .flatMap(change -> change.newValues().keySet().stream())
                .collect(Collectors.toSet());
        Set<String> keys = keyed.stream()
                .filter(key -> MatchKey.sources(object, key).stream().anyMatch(changing::contains))
                .collect(Collectors.toSet());
        Wanted wanted = wanted(object, changing, keys);
        Set<UUID> ids = changes.stream().map(HubChange::id).collect(Collectors.toSet());
        if (ids.size() < changes.size()) {
            throw new IllegalArgumentException("a record is changed twice in one page");
        }
        return wanted.isNothing()
                ? new Prior(object, keys, false, Map.of())
                : new Prior(object, keys, true, HubRepository.byIds(handle, object, ids, wanted));
    }

    private static Wanted wanted(HubObject object, Set<String> changing, Set<String> keys) {
        Set<String> sources = new HashSet<>();
        keys.forEach(key -> sources.addAll(MatchKey.sources(object, key)));
        Wanted wanted = Wanted.only(sources);
        boolean custom = changing.stream().anyMatch(name -> !HubTable.of(object).isStandard(name));
        return custom ? wanted.withAllCustom() : wanted;
    }

    /**
     * The changes as rows take them, without those that come too late. In the order of ids: runs of different
     * connections then wait for each other, never in a ring, and neighbours on disk are written together.
     */
    List<PackedChange> packed(List<HubChange> changes) {
        List<PackedChange> packed = new ArrayList<>(changes.size());
        for (HubChange change :
                changes.stream().sorted(Comparator.comparing(HubChange::id)).toList()) {
            if (!read) {
                packed.add(
                        new PackedChange(change.id(), change.expectedVersion(), change.newValues(), Optional.empty()));
            } else if (isExpected(change)) {
                packed.add(packed(change, attributes(change.id())));
            }
        }
        return packed;
    }

    private boolean isExpected(HubChange change) {
        return Optional.ofNullable(records.get(change.id()))
                .filter(record -> record.version() == change.expectedVersion())
                .isPresent();
    }

    private PackedChange packed(HubChange change, Map<String, String> before) {
        Map<String, String> standard = new HashMap<>();
        Map<String, String> custom = new HashMap<>();
        change.newValues().forEach((name, value) -> (table.isStandard(name) ? standard : custom).put(name, value));
        return new PackedChange(change.id(), change.expectedVersion(), standard, merged(before, custom));
    }

    private Optional<String> merged(Map<String, String> before, Map<String, String> custom) {
        if (custom.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> all = new HashMap<>(before);
        all.keySet().removeIf(table::isStandard);
        all.putAll(custom);
        all.values().removeIf(String::isEmpty);
        return Optional.of(CustomValues.pack(all));
    }

    /** How the keys of the records that did change go with them. */
    KeyEdits keyEdits(List<HubChange> changes, Set<UUID> changed) {
        KeyEdits edits = KeyEdits.none();
        if (keys.isEmpty()) {
            return edits;
        }
        for (HubChange change : changes) {
            if (changed.contains(change.id())) {
                edits.add(keyEdits(change));
            }
        }
        return edits;
    }

    private KeyEdits keyEdits(HubChange change) {
        Map<String, String> before = attributes(change.id());
        Map<String, String> after = new HashMap<>(before);
        after.putAll(change.newValues());
        return KeyEdits.between(
                MatchKeys.entries(object, change.id(), before, keys),
                MatchKeys.entries(object, change.id(), after, keys));
    }

    private Map<String, String> attributes(UUID id) {
        return Optional.ofNullable(records.get(id)).map(HubRecord::attributes).orElse(Map.of());
    }
}
