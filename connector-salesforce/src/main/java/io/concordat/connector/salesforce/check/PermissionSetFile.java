package io.concordat.connector.salesforce.check;

import io.concordat.connector.ObjectUse;
import io.concordat.connector.SetupFile;
import io.concordat.connector.salesforce.describe.DescribedField;
import io.concordat.connector.salesforce.describe.Descriptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A permission set, as metadata, that grants what a connection uses and nothing else. */
public final class PermissionSetFile {

    private static final Pattern ADDRESS_PART = Pattern.compile(
            "(Mailing|Other|Billing|Shipping|)(Street|City|State|StateCode|PostalCode|Country|CountryCode)");

    private static final String FIELD = """
                <fieldPermissions>
                    <editable>%s</editable>
                    <field>%s</field>
                    <readable>true</readable>
                </fieldPermissions>
            """;

    private static final String OBJECT = """
                <objectPermissions>
                    <allowCreate>%s</allowCreate>
                    <allowDelete>%s</allowDelete>
                    <allowEdit>%s</allowEdit>
                    <allowRead>true</allowRead>
                    <modifyAllRecords>false</modifyAllRecords>
                    <object>%s</object>
                    <viewAllRecords>true</viewAllRecords>
                </objectPermissions>
            """;

    private static final String WHOLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
                <description>What Concordat needs to keep records in agreement, and no more.</description>
            %s    <hasActivationRequired>false</hasActivationRequired>
                <label>Concordat</label>
            %s    <userPermissions>
                    <enabled>true</enabled>
                    <name>ApiEnabled</name>
                </userPermissions>
            </PermissionSet>
            """;

    private PermissionSetFile() {}

    public static SetupFile of(List<ObjectUse> uses, Descriptions descriptions) {
        StringBuilder fields = new StringBuilder();
        StringBuilder objects = new StringBuilder();
        for (ObjectUse use : uses) {
            fieldsOf(use, descriptions).forEach((name, editable) -> fields.append(FIELD.formatted(editable, name)));
            objects.append(OBJECT.formatted(
                    use.creates(), use.deletes(), !use.written().isEmpty() || use.creates(), use.object()));
        }
        return new SetupFile("Concordat.permissionset-meta.xml", "application/xml", WHOLE.formatted(fields, objects));
    }

    /** Whether each may be changed, by its whole name; fields to which no field-level security applies are left out. */
    private static Map<String, Boolean> fieldsOf(ObjectUse use, Descriptions descriptions) {
        TreeSet<String> names = new TreeSet<>(use.read());
        names.addAll(use.written());
        Map<String, Boolean> permissions = new TreeMap<>();
        for (String name : names) {
            boolean governed = descriptions
                    .find(use.object())
                    .flatMap(description -> description.field(name))
                    .map(DescribedField::permissionable)
                    .orElse(true);
            if (governed && name.matches("[A-Za-z][A-Za-z0-9_]*")) {
                String whole = use.object() + "." + governedName(name);
                permissions.merge(whole, use.written().contains(name), Boolean::logicalOr);
            }
        }
        return permissions;
    }

    /** The parts of an address are governed by the address. */
    private static String governedName(String field) {
        Matcher part = ADDRESS_PART.matcher(field);
        return part.matches() ? part.group(1) + "Address" : field;
    }
}
