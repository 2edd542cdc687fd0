package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.List;
import java.util.Optional;

/** What permission sets, their rows and their assignments must fulfil. */
final class SetupRules {

    private final Org org;

    SetupRules(Org org) {
        this.org = org;
    }

    void check(Row row) {
        switch (row.object().name()) {
            case "PermissionSet" -> permissionSet(row);
            case "FieldPermissions" -> fieldPermissions(row);
            case "ObjectPermissions" -> objectPermissions(row);
            case "PermissionSetAssignment" -> single(row, "PermissionSetId", "AssigneeId");
            default -> {
                // no more rules than any record has
            }
        }
    }

    private void permissionSet(Row row) {
        if (!row.text("Name").matches("[A-Za-z](_?[A-Za-z0-9])*")) {
            throw Refusal.of(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "The Permission Set API Name can only contain underscores and alphanumeric characters.",
                    "Name");
        }
        boolean taken = org.rows("PermissionSet").stream()
                .anyMatch(other -> other != row && other.text("Name").equalsIgnoreCase(row.text("Name")));
        if (taken) {
            throw Refusal.of("DUPLICATE_DEVELOPER_NAME", "The name is already in use: " + row.text("Name"), "Name");
        }
    }

    private void fieldPermissions(Row row) {
        String[] names = row.text("Field").split("\\.", 2);
        Optional<ObjectSchema> object = org.schema().find(row.text("SobjectType"));
        Optional<FieldSchema> field = object.filter(known -> names[0].equals(known.name()) && names.length == 2)
                .flatMap(known -> known.field(names[1]));
        if (field.isEmpty() || !field.get().isPermissionable()) {
            throw Refusal.of(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    "Field Name: bad value for restricted picklist field: " + row.text("Field"),
                    "Field");
        }
        if (row.isTrue("PermissionsEdit") && !row.isTrue("PermissionsRead")) {
            throw Refusal.of(
                    "FIELD_INTEGRITY_EXCEPTION", "Edit access to a field needs read access", "PermissionsEdit");
        }
        single(row, "ParentId", "Field");
        org.schema().touch(object.orElseThrow().name());
    }

    private void objectPermissions(Row row) {
        ObjectSchema object = org.schema()
                .find(row.text("SobjectType"))
                .filter(ObjectSchema::isGoverned)
                .orElseThrow(() -> Refusal.of(
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        "Object Type: bad value for restricted picklist field: " + row.text("SobjectType"),
                        "SobjectType"));
        needs(row, "PermissionsCreate", "PermissionsRead");
        needs(row, "PermissionsEdit", "PermissionsRead");
        needs(row, "PermissionsViewAllRecords", "PermissionsRead");
        needs(row, "PermissionsDelete", "PermissionsEdit");
        needs(row, "PermissionsModifyAllRecords", "PermissionsDelete");
        needs(row, "PermissionsModifyAllRecords", "PermissionsViewAllRecords");
        single(row, "ParentId", "SobjectType");
        org.schema().touch(object.name());
    }

    private static void needs(Row row, String right, String other) {
        if (row.isTrue(right) && !row.isTrue(other)) {
            throw Refusal.of("FIELD_INTEGRITY_EXCEPTION", right + " depends on: " + other, right);
        }
    }

    /** No two rows say something of the same pair. */
    private void single(Row row, String first, String second) {
        List<Row> same = org.rows(row.object().name()).stream()
                .filter(other -> other != row
                        && other.text(first).equals(row.text(first))
                        && other.text(second).equals(row.text(second)))
                .toList();
        if (!same.isEmpty()) {
            throw Refusal.of(
                    "DUPLICATE_VALUE",
                    "duplicate value found: " + second + " duplicates value on record with id: "
                            + same.get(0).id().substring(0, 15));
        }
    }
}
