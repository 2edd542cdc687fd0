package io.concordat.hub;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What an edit makes of a record: only what is really different.
 *
 * @param before the record as it is
 * @param values new canonical values of attributes, "" clears
 * @param identities new ids in other systems, "" removes
 * @param externalKey the external key after the edit
 * @param known whether it is a known person after the edit
 * @param parentId the parent after the edit
 */
record Edit(
        HubRecord before,
        Map<String, String> values,
        Map<String, String> identities,
        Optional<String> externalKey,
        boolean known,
        Optional<UUID> parentId) {

    Edit {
        values = different(before.attributes(), values);
        identities = different(before.identities(), identities);
    }

    private static Map<String, String> different(Map<String, String> before, Map<String, String> after) {
        Map<String, String> different = new HashMap<>(after);
        different
                .entrySet()
                .removeIf(entry -> before.getOrDefault(entry.getKey(), "").equals(entry.getValue()));
        return Map.copyOf(different);
    }

    boolean isEmpty() {
        return values.isEmpty() && identities.isEmpty() && !isMoved();
    }

    /** Whether anything but values and identities is different. */
    boolean isMoved() {
        return known != before.known()
                || !externalKey.equals(before.externalKey())
                || !parentId.equals(before.parentId());
    }

    /** All attributes after the edit. */
    Map<String, String> after() {
        Map<String, String> after = new HashMap<>(before.attributes());
        after.putAll(values);
        after.values().removeIf(String::isEmpty);
        return after;
    }

    /** The edit as history keeps it. */
    Map<String, ValueChange> changes() {
        Map<String, ValueChange> changes = new HashMap<>();
        values.forEach((name, to) -> changes.put(name, new ValueChange(before.value(name), to)));
        identities.forEach((namespace, to) -> changes.put(
                RecordRules.IDENTITIES + namespace,
                new ValueChange(before.identities().getOrDefault(namespace, ""), to)));
        if (isMoved()) {
            putIfDifferent(
                    changes, RecordRules.EXTERNAL_KEY, before.externalKey().orElse(""), externalKey.orElse(""));
            putIfDifferent(changes, "known", String.valueOf(before.known()), String.valueOf(known));
            putIfDifferent(changes, "parentId", text(before.parentId()), text(parentId));
        }
        return changes;
    }

    private static void putIfDifferent(Map<String, ValueChange> changes, String name, String from, String to) {
        if (!from.equals(to)) {
            changes.put(name, new ValueChange(from, to));
        }
    }

    private static String text(Optional<UUID> id) {
        return id.map(UUID::toString).orElse("");
    }

    /** The creation of a record as history keeps it. */
    static Map<String, ValueChange> changes(NewRecord record) {
        Map<String, ValueChange> changes = new HashMap<>();
        record.attributes().forEach((name, to) -> putIfDifferent(changes, name, "", to));
        record.identities()
                .forEach((namespace, to) -> putIfDifferent(changes, RecordRules.IDENTITIES + namespace, "", to));
        putIfDifferent(
                changes, RecordRules.EXTERNAL_KEY, "", record.externalKey().orElse(""));
        putIfDifferent(changes, "parentId", "", text(record.parentId()));
        changes.put("known", new ValueChange("", String.valueOf(record.known())));
        return changes;
    }

    /** The deletion of a record as history keeps it. */
    static Map<String, ValueChange> deletion(HubRecord record) {
        Map<String, ValueChange> changes = new HashMap<>();
        changes.put("deleted", new ValueChange("", "true"));
        record.externalKey().ifPresent(key -> changes.put(RecordRules.EXTERNAL_KEY, new ValueChange(key, "")));
        record.identities()
                .forEach((namespace, value) ->
                        changes.put(RecordRules.IDENTITIES + namespace, new ValueChange(value, "")));
        return changes;
    }

    /** Ids only: values are personal data. */
    @Override
    public String toString() {
        return "Edit of " + before;
    }
}
