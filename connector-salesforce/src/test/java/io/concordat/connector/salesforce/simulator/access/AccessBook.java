package io.concordat.connector.salesforce.simulator.access;

import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.FieldType;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out the access of users from the rows of the set-up, and remembers it until the set-up changes. */
public final class AccessBook {

    private final Org org;
    private final Map<String, Access> known = new HashMap<>();
    private long version = -1;

    public AccessBook(Org org) {
        this.org = org;
    }

    /** What the user may do now. */
    public Access of(Row user) {
        return org.exclusively(() -> current(user));
    }

    private Access current(Row user) {
        if (version != org.setupVersion()) {
            known.clear();
            version = org.setupVersion();
        }
        return known.computeIfAbsent(user.id(), any -> work(user));
    }

    private Access work(Row user) {
        List<Row> sets = permissionSets(user);
        Set<String> permissions = new HashSet<>();
        Map<String, Set<ObjectRight>> objects = new HashMap<>();
        Set<String> readable = new HashSet<>();
        Set<String> editable = new HashSet<>();
        for (Row set : sets) {
            system(set, permissions);
            children("ObjectPermissions", set).forEach(row -> object(row, objects));
            for (Row row : children("FieldPermissions", set)) {
                if (row.isTrue("PermissionsRead")) {
                    readable.add(row.text("Field"));
                }
                if (row.isTrue("PermissionsEdit")) {
                    editable.add(row.text("Field"));
                }
            }
        }
        return new Access(user, permissions, objects, readable, editable);
    }

    /** The permission sets that are assigned to the user, and the one that his profile owns. */
    public List<Row> permissionSets(Row user) {
        List<Row> sets = new ArrayList<>();
        ObjectSchema assignments = org.schema().require("PermissionSetAssignment");
        for (Row row : org.holding(assignments, assignments.require("AssigneeId"), user.id())) {
            org.find(row.text("PermissionSetId")).ifPresent(sets::add);
        }
        return sets;
    }

    private List<Row> children(String object, Row set) {
        ObjectSchema schema = org.schema().require(object);
        return org.holding(schema, schema.require("ParentId"), set.id());
    }

    private static void system(Row set, Set<String> permissions) {
        for (FieldSchema field : set.object().fields()) {
            if (field.type() == FieldType.BOOLEAN && set.isTrue(field.name())) {
                permissions.add(field.name());
            }
        }
    }

    private static void object(Row row, Map<String, Set<ObjectRight>> objects) {
        Set<ObjectRight> rights =
                objects.computeIfAbsent(row.text("SobjectType"), any -> EnumSet.noneOf(ObjectRight.class));
        for (ObjectRight right : ObjectRight.values()) {
            if (row.isTrue(right.field())) {
                rights.add(right);
            }
        }
    }
}
