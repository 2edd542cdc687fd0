package io.concordat.connector.salesforce.simulator.org;

import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.FieldType;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes users, profiles and permission sets as the administrator does, past all rules. */
public final class Directory {

    private final Org org;

    public Directory(Org org) {
        this.org = org;
    }

    /** The row that the org says of itself. */
    public Row organization(OrgSettings settings) {
        Row row = org.create(org.schema().require("Organization"), org.id());
        fill(
                row,
                Map.of(
                        "Name",
                        settings.name(),
                        "OrganizationType",
                        settings.edition(),
                        "IsSandbox",
                        settings.isSandbox(),
                        "IsReadOnly",
                        false,
                        "InstanceName",
                        "SIM1",
                        "LanguageLocaleKey",
                        "en_US",
                        "TimeZoneSidKey",
                        "Europe/Berlin",
                        "DefaultLocaleSidKey",
                        "en_US"));
        return row;
    }

    /** A profile with the permission set that it owns; these system permissions are granted. */
    public Row profile(String name, Collection<String> permissions) {
        Row profile = row("Profile", Map.of("Name", name, "UserType", "Standard"));
        Row set = row("PermissionSet", Map.of("Name", "X00e" + profile.id(), "Label", name, "IsOwnedByProfile", true));
        org.set(set, "ProfileId", profile.id());
        permissions.forEach(permission -> org.set(set, permission, true));
        return profile;
    }

    /** The permission set that a profile owns. */
    public Row ownSet(Row profile) {
        ObjectSchema sets = org.schema().require("PermissionSet");
        return org.holding(sets, sets.require("ProfileId"), profile.id()).get(0);
    }

    public Row permissionSet(String name, Collection<String> permissions) {
        Row set = row("PermissionSet", Map.of("Name", name, "Label", name.replace('_', ' '), "IsCustom", true));
        permissions.forEach(permission -> org.set(set, permission, true));
        return set;
    }

    public void assign(Row permissionSet, Row user) {
        row("PermissionSetAssignment", Map.of("PermissionSetId", permissionSet.id(), "AssigneeId", user.id()));
    }

    /** Grants rights on an object, named as the fields of ObjectPermissions. */
    public void grantObject(Row permissionSet, String object, Set<String> rights) {
        Row row = row("ObjectPermissions", Map.of("ParentId", permissionSet.id(), "SobjectType", object));
        rights.forEach(right -> org.set(row, right, true));
    }

    /** Grants reading and writing of every field that security can hide. */
    public void grantFields(Row permissionSet, String object) {
        for (FieldSchema field : org.schema().require(object).fields()) {
            boolean part = field.compound().endsWith("Address");
            if (field.isPermissionable() && !part) {
                grantField(permissionSet, object, field.name(), true);
            }
        }
    }

    public void grantField(Row permissionSet, String object, String field, boolean edit) {
        row(
                "FieldPermissions",
                Map.of(
                        "ParentId",
                        permissionSet.id(),
                        "SobjectType",
                        object,
                        "Field",
                        object + "." + field,
                        "PermissionsRead",
                        true,
                        "PermissionsEdit",
                        edit));
    }

    /** Takes a field from everybody: its rows disappear. */
    public void hideField(String object, String field) {
        ObjectSchema schema = org.schema().require(object);
        FieldSchema known = schema.require(field);
        Set<String> names = Set.of(
                object + "." + known.name(), object + "." + (known.compound().isEmpty() ? "-" : known.compound()));
        List<Row> rows = org.rows("FieldPermissions").stream()
                .filter(row -> names.contains(row.text("Field")))
                .toList();
        rows.forEach(org::forget);
        org.schema().touch(object);
    }

    public Row user(String username, String lastName, Row profile) {
        Row user = row(
                "User",
                Map.of(
                        "Username", username,
                        "LastName", lastName,
                        "Name", lastName,
                        "Email", username,
                        "Alias", lastName.substring(0, Math.min(8, lastName.length())),
                        "ProfileId", profile.id(),
                        "UserType", "Standard"));
        org.set(user, "IsActive", true);
        assign(ownSet(profile), user);
        return user;
    }

    public Optional<Row> byUsername(String username) {
        ObjectSchema users = org.schema().require("User");
        return org.holding(users, users.require("Username"), username).stream().findFirst();
    }

    /** Makes a row past all rules, with what the system would fill in. */
    public Row row(String object, Map<String, Object> values) {
        Row row = org.create(org.schema().require(object));
        for (FieldSchema field : row.object().fields()) {
            if (field.type() == FieldType.BOOLEAN) {
                org.set(row, field, field.initial().equals("true"));
            }
        }
        fill(row, values);
        for (String stamp : List.of("CreatedDate", "LastModifiedDate", "SystemModstamp")) {
            org.set(row, stamp, org.clock().stamp());
        }
        return row;
    }

    private void fill(Row row, Map<String, Object> values) {
        values.forEach((field, value) -> org.set(row, field, value));
    }
}
