package io.concordat.connector.salesforce.simulator.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One object: its fields in order, found by name in any case. Fields come and go while the org runs. */
public final class ObjectSchema {

    private final String name;
    private final String prefix;
    private final String label;
    private final String plural;
    private final Set<String> traits;
    private final Map<String, FieldSchema> fields = new LinkedHashMap<>();
    private volatile List<FieldSchema> all = List.of();
    private int width;

    ObjectSchema(String name, String prefix, String label, String plural, Set<String> traits) {
        this.name = name;
        this.prefix = prefix;
        this.label = label;
        this.plural = plural;
        this.traits = Set.copyOf(traits);
    }

    public String name() {
        return name;
    }

    /** The first three characters of the ids. */
    public String prefix() {
        return prefix;
    }

    public String label() {
        return label;
    }

    public String plural() {
        return plural;
    }

    /** Whether rows can be made, changed and deleted through the API. */
    public boolean isWritable() {
        return traits.contains("writable");
    }

    /** Whether access is governed by object permissions: business records, not the set-up of the org. */
    public boolean isGoverned() {
        return traits.contains("governed");
    }

    /** Whether it is set-up, which does not mix with business records in one call. */
    public boolean isSetup() {
        return traits.contains("setup");
    }

    /** Whether it is found through the Tooling API only. */
    public boolean isTooling() {
        return traits.contains("tooling");
    }

    public boolean isMergeable() {
        return traits.contains("mergeable");
    }

    public Collection<FieldSchema> fields() {
        return all;
    }

    public synchronized Optional<FieldSchema> field(String fieldName) {
        return Optional.ofNullable(fields.get(key(fieldName)));
    }

    /** A field that the caller knows to exist. */
    public FieldSchema require(String fieldName) {
        return field(fieldName)
                .orElseThrow(() -> new IllegalArgumentException("No field " + fieldName + " on " + name));
    }

    /**
     * The fields that one reference field of this object is reached by, such as {@code Account} for {@code AccountId}.
     */
    public synchronized Optional<FieldSchema> relationship(String path) {
        return fields.values().stream()
                .filter(field ->
                        !field.relationship().isEmpty() && field.relationship().equalsIgnoreCase(path))
                .findFirst();
    }

    public synchronized Optional<FieldSchema> nameField() {
        return fields.values().stream()
                .filter(field -> field.is(Trait.NAME_FIELD))
                .findFirst();
    }

    /** The place that the next new field takes in the values of a row. */
    public synchronized int width() {
        return width;
    }

    synchronized void put(FieldSchema field) {
        fields.put(key(field.name()), field);
        all = List.copyOf(fields.values());
        width = Math.max(width, field.index() + 1);
    }

    synchronized void remove(String fieldName) {
        fields.remove(key(fieldName));
        all = List.copyOf(fields.values());
    }

    private static String key(String fieldName) {
        return fieldName.toLowerCase(Locale.ROOT);
    }
}
