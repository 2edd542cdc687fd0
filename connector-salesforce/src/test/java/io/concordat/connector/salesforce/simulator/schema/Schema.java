package io.concordat.connector.salesforce.simulator.schema;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All objects of the org, and when each was last changed. */
public final class Schema {

    private static final List<String> OBJECTS = List.of(
            "Account",
            "Contact",
            "Lead",
            "Opportunity",
            "User",
            "Profile",
            "Group",
            "Organization",
            "RecordType",
            "PermissionSet",
            "PermissionSetAssignment",
            "ObjectPermissions",
            "FieldPermissions",
            "EntityDefinition",
            "FieldDefinition",
            "CustomField");

    private final Clock clock;
    private final Map<String, ObjectSchema> objects = new LinkedHashMap<>();
    private final Map<String, Instant> modified = new LinkedHashMap<>();

    private Schema(Clock clock) {
        this.clock = clock;
    }

    /** The standard objects, as a new org has them. */
    public static Schema standard(Clock clock) {
        Schema schema = new Schema(clock);
        for (String name : OBJECTS) {
            ObjectSchema read = SchemaReader.read(name);
            schema.objects.put(read.name().toLowerCase(Locale.ROOT), read);
            schema.modified.put(read.name(), clock.instant());
        }
        return schema;
    }

    public Collection<ObjectSchema> objects() {
        return objects.values();
    }

    public Optional<ObjectSchema> find(String name) {
        return Optional.ofNullable(objects.get(name.toLowerCase(Locale.ROOT)));
    }

    /** An object that the caller knows to exist. */
    public ObjectSchema require(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("No object " + name));
    }

    /** The object whose ids begin so. */
    public Optional<ObjectSchema> byPrefix(String id) {
        return objects.values().stream()
                .filter(object -> !object.prefix().equals("-") && id.startsWith(object.prefix()))
                .findFirst();
    }

    /** Adds a field, written as in the schema files. */
    public FieldSchema add(String object, String line) {
        ObjectSchema target = require(object);
        FieldSchema field = SchemaReader.field(line, target.width());
        add(object, field);
        return field;
    }

    /** Adds a field; its index must be the width of the object. */
    public void add(String object, FieldSchema field) {
        require(object).put(field);
        touch(object);
    }

    public void remove(String object, String field) {
        require(object).remove(field);
        touch(object);
    }

    /** Changes a field in its place. */
    public void change(String object, String field, UnaryOperator<FieldSchema> change) {
        ObjectSchema target = require(object);
        target.put(change.apply(target.require(field)));
        touch(object);
    }

    /** Says that the description of an object is new: permissions, labels and fields do that. */
    public synchronized void touch(String object) {
        modified.put(require(object).name(), clock.instant());
    }

    public synchronized void touchAll() {
        modified.replaceAll((object, before) -> clock.instant());
    }

    public synchronized Instant modified(String object) {
        return modified.getOrDefault(object, Instant.EPOCH);
    }
}
