package io.concordat.connector.salesforce.check;

import io.concordat.connector.Check;
import io.concordat.connector.ObjectUse;
import io.concordat.connector.salesforce.describe.DescribedField;
import io.concordat.connector.salesforce.describe.ObjectDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the user may do with one object, held against what the connection does with it. */
final class ObjectChecks {

    private static final int NAMED = 8;
    private static final String PERMISSION_SET =
            " to a permission set of the user, or download the one made for this" + " connection and deploy it";

    private final ObjectUse use;
    private final Optional<ObjectDescription> found;
    private final Rights rights;
    private final String code;
    private final List<Check> findings = new ArrayList<>();

    ObjectChecks(ObjectUse use, Optional<ObjectDescription> found, Rights rights) {
        this.use = use;
        this.found = found;
        this.rights = rights;
        this.code = use.object().toUpperCase(Locale.ROOT);
    }

    List<Check> findings() {
        if (found.filter(ObjectDescription::queryable).isEmpty()) {
            return List.of(Check.failed(
                    code + "_OBJECT",
                    "the user may not read " + use.object() + " records",
                    "add the object permission Read on " + use.object() + PERMISSION_SET));
        }
        ObjectDescription description = found.get();
        objectRights(description);
        visibility();
        fields(description);
        return List.copyOf(findings);
    }

    private void objectRights(ObjectDescription description) {
        List<String> missing = new ArrayList<>();
        List<String> excess = new ArrayList<>();
        compare("Create", use.creates(), description.createable(), missing, excess);
        compare("Edit", !use.written().isEmpty(), description.updateable(), missing, excess);
        compare("Delete", use.deletes(), description.deletable(), missing, excess);
        if (rights.modifyAll().contains(use.object())) {
            excess.add("Modify All");
        }
        if (missing.isEmpty()) {
            findings.add(
                    Check.passed(code + "_OBJECT", "the user may do with " + use.object() + " what is configured"));
        } else {
            String names = String.join(", ", missing);
            findings.add(Check.failed(
                    code + "_OBJECT",
                    "the user lacks object permissions on " + use.object() + ": " + names,
                    "add " + names + " on " + use.object() + PERMISSION_SET));
        }
        if (!excess.isEmpty()) {
            String names = String.join(", ", excess);
            findings.add(Check.advice(
                    code + "_EXCESS",
                    "the user has object permissions on " + use.object() + " that the connection does not use: "
                            + names,
                    "take " + names + " on " + use.object() + " from the user's profile and permission sets"));
        }
    }

    private static void compare(
            String right, boolean needed, boolean granted, List<String> missing, List<String> excess) {
        if (needed && !granted) {
            missing.add(right);
        } else if (!needed && granted) {
            excess.add(right);
        }
    }

    /** A record that the user does not see looks like one that is gone. */
    private void visibility() {
        if (rights.known() && !rights.seesAll(use.object())) {
            findings.add(Check.advice(
                    code + "_RECORDS",
                    "the user sees the " + use.object() + " records that are shared with it, perhaps not all",
                    "add View All on " + use.object() + PERMISSION_SET + ", unless only some are to be synchronised"));
        }
    }

    private void fields(ObjectDescription description) {
        Set<String> hidden = new TreeSet<>();
        Set<String> closed = new TreeSet<>();
        for (String name : all()) {
            Optional<DescribedField> field = description.field(name);
            if (field.isEmpty()) {
                hidden.add(name);
            } else if (use.written().contains(name) && !isOpen(field.get())) {
                closed.add(name);
            }
        }
        if (!hidden.isEmpty()) {
            findings.add(Check.failed(
                    code + "_FIELDS_HIDDEN",
                    "the user does not see these mapped fields of " + use.object() + ", or they are gone: "
                            + String.join(", ", hidden),
                    "see that they exist in Object Manager, and add Read and Edit on them" + PERMISSION_SET));
        }
        if (!closed.isEmpty()) {
            findings.add(Check.failed(
                    code + "_FIELDS_CLOSED",
                    "the user may not change these mapped fields of " + use.object() + ": " + String.join(", ", closed),
                    "add Edit on them" + PERMISSION_SET + "; formulas and system fields can only be read, so map them"
                            + " towards the hub"));
        }
        if (hidden.isEmpty() && closed.isEmpty() && !all().isEmpty()) {
            findings.add(Check.passed(
                    code + "_FIELDS",
                    "all " + all().size() + " fields of " + use.object()
                            + " that are used can be read, and written where" + " mapped so"));
        }
        excessFields(description);
    }

    private boolean isOpen(DescribedField field) {
        return field.field().updateable() || (use.creates() && field.field().createable());
    }

    private void excessFields(ObjectDescription description) {
        List<String> more = description.fields().values().stream()
                .filter(field -> field.permissionable() && field.field().updateable())
                .map(DescribedField::name)
                .filter(name -> !use.written().contains(name))
                .toList();
        if (!more.isEmpty()) {
            String named = more.stream().limit(NAMED).collect(Collectors.joining(", "));
            findings.add(Check.advice(
                    code + "_FIELDS_EXCESS",
                    "the user may change " + more.size() + " fields of " + use.object() + " that are not mapped so: "
                            + named + (more.size() > NAMED ? " and others" : ""),
                    "use the permission set that can be downloaded here in place of a wider one"));
        }
    }

    private Set<String> all() {
        Set<String> all = new TreeSet<>(use.read());
        all.addAll(use.written());
        return all;
    }
}
