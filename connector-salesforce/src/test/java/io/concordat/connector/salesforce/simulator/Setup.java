package io.concordat.connector.salesforce.simulator;

import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import io.concordat.connector.salesforce.simulator.org.Directory;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.Trait;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The set-up pages of the org: fields, their security, permissions and users. */
public final class Setup {

    private final Org org;
    private final Directory directory;

    Setup(Org org) {
        this.org = org;
        this.directory = new Directory(org);
    }

    /**
     * Adds a field that everybody sees, written as in the schema files, such as {@code HubId__c string(64) CUNFXQS}.
     */
    public void addField(String object, String line) {
        org.exclusively(() -> {
            FieldSchema field = addHidden(object, line);
            for (Row set : org.rows("PermissionSet")) {
                if (field.isPermissionable()) {
                    directory.grantField(set, object, field.name(), true);
                }
            }
            return field;
        });
    }

    /** Adds a field that nobody sees yet, as when it is made through an API. */
    public FieldSchema addHidden(String object, String line) {
        return org.exclusively(() -> {
            FieldSchema field = org.schema().add(object, line);
            if (field.name().endsWith("__c")) {
                org.schema().change(object, field.name(), before -> before.with(Trait.CUSTOM, true));
            }
            return org.schema().require(object).require(field.name());
        });
    }

    /** Installs a package with one text field, which everybody sees. */
    public void addPackaged(String object, String namespace, String name) {
        addField(object, namespace + "__" + name + "__c string(80) CUZNF");
        org.exclusively(() -> directory.row(
                "CustomField", Map.of("DeveloperName", name, "NamespacePrefix", namespace, "TableEnumOrId", object)));
    }

    /** Lets accounts be persons too: those that have a last name are. It cannot be taken back. */
    public void enablePersonAccounts() {
        List.of(
                        "IsPersonAccount boolean DF label=\"Is Person Account\"",
                        "LastName string(80) CUNF",
                        "FirstName string(40) CUNF",
                        "Salutation picklist(40) CUNF values=\"Mr.;Ms.;Mrs.;Dr.;Prof.;Mx.\"",
                        "PersonEmail email(80) CUNFI label=\"Email\"",
                        "PersonMobilePhone phone(40) CUNF label=\"Mobile\"",
                        "PersonBirthdate date CUNF label=\"Birthdate\"",
                        "PersonContactId reference(Contact) NF label=\"Contact ID\"")
                .forEach(line -> addField("Account", line));
    }

    /** All fields of an object, whoever sees them. */
    public Collection<FieldSchema> fields(String object) {
        return org.schema().require(object).fields();
    }

    public void removeField(String object, String field) {
        org.exclusively(() -> {
            org.schema().remove(object, field);
            return field;
        });
    }

    /** Hides a field from everybody. */
    public void hideField(String object, String field) {
        org.exclusively(() -> {
            directory.hideField(object, field);
            return field;
        });
    }

    /** Lets everybody read a field, and change it if so said. */
    public void showField(String object, String field, boolean edit) {
        hideField(object, field);
        org.exclusively(() -> {
            org.rows("PermissionSet").forEach(set -> directory.grantField(set, object, field, edit));
            org.schema().touch(object);
            return field;
        });
    }

    /** Gives a picklist other values, and says whether it takes no others. */
    public void picklist(String object, String field, boolean restricted, List<String> values) {
        org.exclusively(() -> {
            org.schema()
                    .change(object, field, before -> before.withPicklist(values).with(Trait.RESTRICTED, restricted));
            return field;
        });
    }

    /** Makes a field required, or not. */
    public void required(String object, String field, boolean required) {
        org.exclusively(() -> {
            org.schema().change(object, field, before -> before.with(Trait.NILLABLE, !required));
            return field;
        });
    }

    public void length(String object, String field, int characters) {
        org.exclusively(() -> {
            org.schema().change(object, field, before -> before.withLength(characters));
            return field;
        });
    }

    /** Says of everybody but administrators whether they have a right on an object. */
    public void objectRight(String object, ObjectRight right, boolean granted) {
        org.exclusively(() -> {
            for (Row row : org.rows("ObjectPermissions")) {
                if (row.text("SobjectType").equals(object)) {
                    org.set(row, right.field(), granted);
                }
            }
            org.schema().touch(object);
            return object;
        });
    }

    /** Grants a user a system permission, such as {@code PermissionsCustomizeApplication}, or takes it away. */
    public void systemPermission(String username, String permission, boolean granted) {
        org.exclusively(() -> {
            Row user = directory.byUsername(username).orElseThrow();
            for (Row assignment : org.rows("PermissionSetAssignment")) {
                if (assignment.text("AssigneeId").equals(user.id())) {
                    Row set = org.find(assignment.text("PermissionSetId")).orElseThrow();
                    org.set(set, permission, granted);
                }
            }
            org.schema().touchAll();
            return user;
        });
    }

    /** Adds a user with a profile of its own that has these system permissions and no more. */
    public String addUser(String username, String lastName, Set<String> permissions) {
        return org.exclusively(() -> directory
                .user(username, lastName, directory.profile(lastName, permissions))
                .id());
    }

    public void activate(String username, boolean active) {
        org.exclusively(() -> {
            org.set(directory.byUsername(username).orElseThrow(), "IsActive", active);
            return username;
        });
    }

    /** Adds a record type; with the first one, the object gets the field that tells it. */
    public String addRecordType(String object, String name) {
        if (org.schema().require(object).field("RecordTypeId").isEmpty()) {
            org.schema().add(object, "RecordTypeId reference(RecordType) CUNF");
        }
        return org.exclusively(() -> directory
                .row("RecordType", Map.of("Name", name, "DeveloperName", name, "SobjectType", object, "IsActive", true))
                .id());
    }
}
