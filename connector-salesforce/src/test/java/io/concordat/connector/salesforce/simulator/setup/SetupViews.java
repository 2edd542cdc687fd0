package io.concordat.connector.salesforce.simulator.setup;

import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Directory;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.rest.Call;
import io.concordat.connector.salesforce.simulator.rest.Resource;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import io.concordat.connector.salesforce.simulator.schema.Trait;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Lets queries see objects and fields as rows: EntityDefinition and FieldDefinition. */
public final class SetupViews implements Resource {

    private final Org org;
    private final Resource queries;

    public SetupViews(Org org, Resource queries) {
        this.org = org;
        this.queries = queries;
    }

    @Override
    public Response handle(Call call) {
        String query = call.request().parameters().getOrDefault("q", "").toLowerCase(Locale.ROOT);
        if (query.contains("definition")) {
            refresh();
        }
        if (query.contains("organization")) {
            refreshOrganization();
        }
        return queries.handle(call);
    }

    /** The org's own row says what the settings say by now. */
    private void refreshOrganization() {
        org.find(org.id()).ifPresent(row -> {
            org.set(row, "Name", org.settings().name());
            org.set(row, "OrganizationType", org.settings().edition());
            org.set(row, "IsSandbox", org.settings().isSandbox());
        });
    }

    private void refresh() {
        org.rows("FieldDefinition").forEach(org::forget);
        org.rows("EntityDefinition").forEach(org::forget);
        Directory directory = new Directory(org);
        for (ObjectSchema object : org.schema().objects()) {
            if (object.isGoverned()) {
                Row entity = directory.row(
                        "EntityDefinition",
                        Map.of(
                                "DurableId", object.name(),
                                "QualifiedApiName", object.name(),
                                "DeveloperName", object.name(),
                                "Label", object.label(),
                                "KeyPrefix", object.prefix(),
                                "IsCustomizable", true,
                                "IsQueryable", true));
                object.fields().forEach(field -> directory.row("FieldDefinition", values(object, field, entity)));
            }
        }
    }

    private static Map<String, Object> values(ObjectSchema object, FieldSchema field, Row entity) {
        Map<String, Object> values = new HashMap<>();
        values.put("DurableId", object.name() + "." + field.name());
        values.put("QualifiedApiName", field.name());
        values.put("EntityDefinitionId", entity.id());
        values.put("DeveloperName", field.name().replace("__c", ""));
        values.put("Label", field.label());
        values.put("DataType", dataType(field));
        values.put("Length", field.length() == 0 ? Blank.BLANK : BigDecimal.valueOf(field.length()));
        values.put("Precision", field.precision() == 0 ? Blank.BLANK : BigDecimal.valueOf(field.precision()));
        values.put("IsFlsEnabled", field.isPermissionable());
        values.put("IsNillable", field.is(Trait.NILLABLE));
        values.put("IsIndexed", field.isKey());
        return values;
    }

    private static String dataType(FieldSchema field) {
        return switch (field.type()) {
            case STRING -> "Text(" + field.length() + ")";
            case TEXTAREA -> field.isLongText() ? "Long Text Area(" + field.length() + ")" : "Text Area(255)";
            case DOUBLE, INT -> "Number(" + field.precision() + ", " + field.scale() + ")";
            case BOOLEAN -> "Checkbox";
            case REFERENCE -> "Lookup(" + String.join(",", field.referenceTo()) + ")";
            default -> field.type().wireName();
        };
    }
}
