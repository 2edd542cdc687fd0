package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.FieldType;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import io.concordat.connector.salesforce.simulator.schema.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Creates, changes and deletes records, each of them wholly or not at all. The caller holds the lock of the org. */
public final class Dml {

    private final Org org;
    private final Rules rules;
    private final Keys keys;
    private final Checks checks;
    private final Stamps stamps;

    public Dml(Org org, Rules rules) {
        this.org = org;
        this.rules = rules;
        this.keys = new Keys(org);
        this.checks = new Checks(org, rules);
        this.stamps = new Stamps(org);
    }

    public Rules rules() {
        return rules;
    }

    public Outcome insert(Caller caller, Draft draft) {
        return whole("", () -> created(caller, draft));
    }

    public Outcome update(Caller caller, String id, Draft draft) {
        return whole(id, () -> updated(caller, draft, existing(caller, draft.object(), id)));
    }

    /** Changes the record that has this external id, or creates it. */
    public Outcome upsert(Caller caller, FieldSchema key, String value, Draft draft, boolean mayCreate) {
        if (key.is(Trait.EXTERNAL_ID)
                && !key.is(Trait.UNIQUE)
                && !caller.access().may(ObjectRight.VIEW_ALL, draft.object())) {
            return Outcome.refused("", RowError.of("INSUFFICIENT_ACCESS", "insufficient access rights on object id"));
        }
        List<Row> found = keys.find(draft.object(), key, value);
        if (found.size() > 1) {
            RowError error = RowError.of(
                    "DUPLICATE_EXTERNAL_ID",
                    key.name() + ": more than one record found for external id field: "
                            + found.stream().map(Row::id).toList(),
                    key.name());
            return Outcome.ambiguous(error, found.stream().map(Row::id).toList());
        }
        if (found.size() == 1) {
            return whole(found.get(0).id(), () -> updated(caller, draft, found.get(0)));
        }
        if (!mayCreate || key.name().equals("Id")) {
            return Outcome.refused("", RowError.of("NOT_FOUND", "The requested resource does not exist"));
        }
        if (!value.isBlank()) {
            draft.put(key, key.type().isNumber() ? (Object) new java.math.BigDecimal(value) : value);
        }
        return whole("", () -> created(caller, draft));
    }

    public Outcome delete(Caller caller, ObjectSchema object, String id) {
        return whole(id, () -> {
            Row row = existing(caller, object, id);
            if (!caller.access().may(ObjectRight.DELETE, object)) {
                throw Refusal.of("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
            }
            lock(new Draft(object), row.id());
            deleted(row, caller.access().userId());
            return Outcome.done(row.id(), false);
        });
    }

    /** Moves a record and its children into the recycle bin; records of the set-up disappear. */
    void deleted(Row row, String userId) {
        if (row.object().isSetup()) {
            org.forget(row);
            return;
        }
        org.set(row, "IsDeleted", true);
        stamps.changed(row, userId);
        if (row.object().name().equals("Account")) {
            for (String child : List.of("Contact", "Opportunity")) {
                ObjectSchema object = org.schema().require(child);
                org.holding(object, object.require("AccountId"), row.id()).stream()
                        .filter(contact -> !contact.isDeleted())
                        .forEach(contact -> deleted(contact, userId));
            }
        }
    }

    private Outcome created(Caller caller, Draft draft) {
        ObjectSchema object = draft.object();
        if (!object.isWritable() || !caller.access().may(ObjectRight.CREATE, object)) {
            throw Refusal.of(
                    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be inserted: " + object.label());
        }
        lock(draft, "");
        Checks.rights(caller, draft, true);
        Row row = org.create(object);
        stamps.created(row, caller.access().userId());
        fill(row, draft);
        assign(caller, row);
        stamps.names(row);
        checks.row(caller, row, draft, true);
        return Outcome.done(row.id(), true);
    }

    private Outcome updated(Caller caller, Draft draft, Row row) {
        if (!caller.access().may(ObjectRight.EDIT, draft.object())) {
            throw Refusal.of("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        }
        lock(draft, row.id());
        if (row.isTrue("IsConverted")) {
            throw Refusal.of("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
        }
        Checks.rights(caller, draft, false);
        fill(row, draft);
        assign(caller, row);
        stamps.names(row);
        stamps.changed(row, caller.access().userId());
        checks.row(caller, row, draft, false);
        return Outcome.done(row.id(), false);
    }

    private void fill(Row row, Draft draft) {
        for (Map.Entry<FieldSchema, Object> entry : draft.values().entrySet()) {
            FieldSchema field = entry.getKey();
            Object value = Normaliser.normal(field, entry.getValue());
            if (Blank.is(value) && field.type() == FieldType.BOOLEAN) {
                throw Refusal.of(
                        "INVALID_TYPE_ON_FIELD_IN_RECORD",
                        field.label() + ": value not of required type: ",
                        field.name());
            }
            org.set(row, field, value);
        }
        draft.parents().forEach((reference, key) -> org.set(row, reference, parent(key)));
    }

    private String parent(ParentKey key) {
        List<Row> found = keys.find(key.parent(), key.key(), key.value());
        if (found.size() == 1) {
            return found.get(0).id();
        }
        String message = found.isEmpty()
                ? "Foreign key external ID: " + key.value() + " not found for field "
                        + key.key().name() + " in entity " + key.parent().name()
                : "Foreign key external ID: " + key.value() + " found more than once for field "
                        + key.key().name() + " in entity " + key.parent().name();
        throw Refusal.of("INVALID_FIELD", message);
    }

    /** An active assignment rule runs at creations and at changes, unless the caller says no. */
    private void assign(Caller caller, Row row) {
        String owner =
                org.settings().assignmentRules().getOrDefault(row.object().name(), "");
        if (caller.autoAssign() && !owner.isEmpty()) {
            org.set(row, "OwnerId", owner);
        }
    }

    private Row existing(Caller caller, ObjectSchema object, String text) {
        String id = RecordId.parse(text)
                .orElseThrow(() -> Refusal.of("MALFORMED_ID", object.label() + " ID: malformed id " + text, "Id"));
        if (!id.startsWith(object.prefix())) {
            throw Refusal.of("MALFORMED_ID", object.label() + " ID: id value of incorrect type: " + text, "Id");
        }
        Row row = org.find(object, id)
                .filter(found -> isVisible(caller, found))
                .orElseThrow(() -> Refusal.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
        if (row.isDeleted()) {
            throw Refusal.of("ENTITY_IS_DELETED", "entity is deleted");
        }
        return row;
    }

    private boolean isVisible(Caller caller, Row row) {
        ObjectSchema object = row.object();
        return !org.settings().privateObjects().contains(object.name())
                || caller.access().may(ObjectRight.VIEW_ALL, object)
                || row.text("OwnerId").equals(caller.access().userId());
    }

    private void lock(Draft draft, String id) {
        rules.lock(id).ifPresent(error -> {
            throw new Refusal(error);
        });
        for (RowFault fault : rules.faults()) {
            Optional<RowError> error = fault.of(draft, id);
            if (error.isPresent()) {
                throw new Refusal(error.get());
            }
        }
    }

    private Outcome whole(String id, Supplier<Outcome> work) {
        int savepoint = org.savepoint();
        try {
            return work.get();
        } catch (Refusal refusal) {
            org.rollBack(savepoint);
            return Outcome.refused(id, refusal.error());
        }
    }
}
