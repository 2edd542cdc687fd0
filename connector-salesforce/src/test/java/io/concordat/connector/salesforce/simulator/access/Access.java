package io.concordat.connector.salesforce.simulator.access;

import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.FieldType;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import io.concordat.connector.salesforce.simulator.schema.Trait;
import java.util.Map;
import java.util.Set;

/** What one user may do, at one state of the set-up. */
public final class Access {

    private static final Set<String> NEEDS_VIEW_SETUP =
            Set.of("PermissionSet", "ObjectPermissions", "FieldPermissions");

    private final Row user;
    private final Set<String> permissions;
    private final Map<String, Set<ObjectRight>> objects;
    private final Set<String> readable;
    private final Set<String> editable;

    Access(
            Row user,
            Set<String> permissions,
            Map<String, Set<ObjectRight>> objects,
            Set<String> readable,
            Set<String> editable) {
        this.user = user;
        this.permissions = permissions;
        this.objects = objects;
        this.readable = readable;
        this.editable = editable;
    }

    public Row user() {
        return user;
    }

    public String userId() {
        return user.id();
    }

    /** Whether a permission set grants this, named as its field, such as {@code PermissionsApiEnabled}. */
    public boolean has(String permission) {
        return permissions.contains(permission);
    }

    public boolean may(ObjectRight right, ObjectSchema object) {
        if (object.isGoverned()) {
            return objects.getOrDefault(object.name(), Set.of()).contains(right) || mayAnything(right);
        }
        return right == ObjectRight.READ ? maySee(object) : mayAdminister(object);
    }

    private boolean mayAnything(ObjectRight right) {
        boolean looks = right == ObjectRight.READ || right == ObjectRight.VIEW_ALL;
        return has("PermissionsModifyAllData") || (looks && has("PermissionsViewAllData"));
    }

    private boolean maySee(ObjectSchema object) {
        return !NEEDS_VIEW_SETUP.contains(object.name()) || has("PermissionsViewSetup");
    }

    private boolean mayAdminister(ObjectSchema object) {
        return switch (object.name()) {
            case "PermissionSet", "ObjectPermissions", "FieldPermissions" ->
                has("PermissionsManageProfilesPermissionsets");
            case "PermissionSetAssignment" ->
                has("PermissionsAssignPermissionSets") || has("PermissionsManageProfilesPermissionsets");
            case "CustomField" -> has("PermissionsCustomizeApplication") && has("PermissionsModifyMetadata");
            default -> has("PermissionsManageUsers");
        };
    }

    public boolean reads(ObjectSchema object, FieldSchema field) {
        if (!object.isGoverned() || !field.isPermissionable()) {
            return true;
        }
        return granted(readable, object, field);
    }

    /** Whether a value may be written, at the creation of a row or later. */
    public boolean writes(ObjectSchema object, FieldSchema field, boolean creation) {
        boolean offered = field.is(creation ? Trait.CREATEABLE : Trait.UPDATEABLE) || isAuditField(field, creation);
        return offered && (!object.isGoverned() || !field.isPermissionable() || granted(editable, object, field));
    }

    private boolean isAuditField(FieldSchema field, boolean creation) {
        return creation
                && has("PermissionsCreateAuditFields")
                && Set.of("CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById")
                        .contains(field.name());
    }

    /** Field-level security of an address is that of the whole; the rows may name the whole or a part. */
    private static boolean granted(Set<String> fields, ObjectSchema object, FieldSchema field) {
        String prefix = object.name() + ".";
        if (fields.contains(prefix + field.name())) {
            return true;
        }
        if (field.type() == FieldType.ADDRESS) {
            return object.fields().stream()
                    .anyMatch(part -> part.compound().equals(field.name()) && fields.contains(prefix + part.name()));
        }
        return !field.compound().isEmpty() && fields.contains(prefix + field.compound());
    }
}
