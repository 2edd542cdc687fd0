package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.FieldType;
import io.concordat.connector.salesforce.simulator.schema.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a row as it would be saved. */
final class Checks {

    private final Org org;
    private final Rules rules;
    private final SetupRules setup;

    Checks(Org org, Rules rules) {
        this.org = org;
        this.rules = rules;
        this.setup = new SetupRules(org);
    }

    /** Fields that the caller may not write, which are refused together. */
    static void rights(Caller caller, Draft draft, boolean creation) {
        List<String> closed = new ArrayList<>();
        List<FieldSchema> named = new ArrayList<>(draft.values().keySet());
        named.addAll(draft.parents().keySet());
        for (FieldSchema field : named) {
            if (!caller.access().writes(draft.object(), field, creation)) {
                closed.add(field.name());
            }
        }
        if (!closed.isEmpty()) {
            throw new Refusal(new RowError(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + String.join(", ", closed)
                            + ". Please check the security settings of this field and verify that it is read/write for"
                            + " your profile or permission set.",
                    closed,
                    List.of()));
        }
    }

    void row(Caller caller, Row row, Draft draft, boolean creation) {
        required(row, draft, creation);
        for (FieldSchema field : draft.values().keySet()) {
            unique(row, field);
        }
        for (FieldSchema field : draft.object().fields()) {
            boolean named = draft.values().containsKey(field) || draft.parents().containsKey(field);
            if (named && field.type() == FieldType.REFERENCE) {
                reference(row, field);
            }
        }
        setup.check(row);
        validations(row);
        duplicates(caller, row, creation);
    }

    private static void required(Row row, Draft draft, boolean creation) {
        List<String> missing = new ArrayList<>();
        for (FieldSchema field : draft.object().fields()) {
            boolean concerned = creation || draft.values().containsKey(field);
            boolean must = field.is(Trait.CREATEABLE) && !field.is(Trait.NILLABLE);
            if (concerned && must && Blank.is(row.get(field))) {
                missing.add(field.name());
            }
        }
        if (!missing.isEmpty()) {
            String text = "Required fields are missing: " + missing;
            throw new Refusal(new RowError("REQUIRED_FIELD_MISSING", text, missing, List.of()));
        }
    }

    private void unique(Row row, FieldSchema field) {
        Object value = row.get(field);
        if (!field.is(Trait.UNIQUE) || Blank.is(value)) {
            return;
        }
        for (Row other : org.holding(row.object(), field, value.toString())) {
            boolean same = !field.is(Trait.CASE_SENSITIVE) || other.get(field).equals(value);
            if (same && other != row && !other.isDeleted()) {
                throw Refusal.of(
                        "DUPLICATE_VALUE",
                        "duplicate value found: " + field.name() + " duplicates value on record with id: "
                                + RecordId.brief(other.id()));
            }
        }
    }

    private void reference(Row row, FieldSchema field) {
        Object value = row.get(field);
        if (Blank.is(value)) {
            return;
        }
        String id = value.toString();
        boolean typed = field.referenceTo().stream()
                .anyMatch(object -> id.startsWith(org.schema().require(object).prefix()));
        if (!typed) {
            throw Refusal.of("MALFORMED_ID", field.label() + ": id value of incorrect type: " + id, field.name());
        }
        Optional<Row> target = org.find(id);
        if (target.isEmpty()) {
            throw Refusal.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name());
        }
        if (target.get().isDeleted()) {
            throw Refusal.of("ENTITY_IS_DELETED", "entity is deleted", field.name());
        }
        if (field.name().equals("OwnerId")
                && id.startsWith("005")
                && !target.get().isTrue("IsActive")) {
            throw Refusal.of(
                    "INACTIVE_OWNER_OR_USER",
                    "operation performed with inactive user [" + RecordId.brief(id) + "] as owner of "
                            + row.object().label().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private void validations(Row row) {
        for (ValidationRule rule : rules.validations()) {
            if (rule.object().equals(row.object().name()) && rule.breaks().test(row)) {
                String[] fields = rule.field().isEmpty() ? new String[0] : new String[] {rule.field()};
                throw Refusal.of("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message(), fields);
            }
        }
    }

    private void duplicates(Caller caller, Row row, boolean creation) {
        for (DuplicateRule rule : rules.duplicates()) {
            boolean concerned = rule.object().equals(row.object().name()) && (creation || rule.onEdit());
            if (concerned && (rule.blocks() || !caller.allowDuplicates())) {
                List<String> found = matches(rule, row);
                if (!found.isEmpty()) {
                    throw new Refusal(new RowError("DUPLICATES_DETECTED", rule.message(), List.of(), found));
                }
            }
        }
    }

    private List<String> matches(DuplicateRule rule, Row row) {
        return org.rows(row.object()).stream()
                .filter(other -> other != row && !other.isDeleted())
                .filter(other -> rule.fields().stream().allMatch(field -> alike(row, other, field)))
                .map(Row::id)
                .toList();
    }

    private static boolean alike(Row row, Row other, String field) {
        return !row.text(field).isEmpty() && row.text(field).equalsIgnoreCase(other.text(field));
    }
}
