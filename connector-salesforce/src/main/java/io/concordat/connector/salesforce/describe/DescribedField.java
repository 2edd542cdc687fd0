package io.concordat.connector.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field as Salesforce describes it to this user.
 *
 * @param field how the hub sees it
 * @param type Salesforce's own word, such as {@code textarea}
 * @param nillable whether it may be blank
 * @param filterable whether it can stand in a WHERE clause
 * @param idLookup whether records can be upserted by it
 * @param caseSensitive whether a unique field tells upper from lower case
 * @param calculated a formula or roll-up
 * @param restrictedPicklist whether other values than those listed are refused
 * @param permissionable whether field-level security applies to it
 * @param scale digits behind the point
 * @param referenceTo the objects that it may point to; empty if it is no reference
 */
public record DescribedField(
        RemoteField field,
        String type,
        boolean nillable,
        boolean filterable,
        boolean idLookup,
        boolean caseSensitive,
        boolean calculated,
        boolean restrictedPicklist,
        boolean permissionable,
        int scale,
        List<String> referenceTo) {

    public DescribedField {
        referenceTo = List.copyOf(referenceTo);
    }

    public String name() {
        return field.name();
    }

    /** Empty for a field that has no plain value of its own: compound, binary, or hidden. */
    static Optional<DescribedField> of(JsonNode json) {
        String type = json.path("type").asText("");
        if (json.path("deprecatedAndHidden").asBoolean()) {
            return Optional.empty();
        }
        return hubType(type)
                .map(hubType -> new DescribedField(
                        remoteField(json, hubType),
                        type,
                        json.path("nillable").asBoolean(),
                        json.path("filterable").asBoolean(),
                        json.path("idLookup").asBoolean(),
                        json.path("caseSensitive").asBoolean(),
                        json.path("calculated").asBoolean(),
                        json.path("restrictedPicklist").asBoolean(),
                        json.path("permissionable").asBoolean(),
                        json.path("scale").asInt(),
                        texts(json.path("referenceTo"))));
    }

    /** The type as the hub knows it; several values of one field, and times of day, are text. */
    private static Optional<FieldType> hubType(String type) {
        return switch (type) {
            case "id", "reference" -> Optional.of(FieldType.ID);
            case "string", "textarea", "encryptedstring", "combobox", "multipicklist", "time" ->
                Optional.of(FieldType.TEXT);
            case "email" -> Optional.of(FieldType.EMAIL);
            case "phone" -> Optional.of(FieldType.PHONE);
            case "url" -> Optional.of(FieldType.URL);
            case "picklist" -> Optional.of(FieldType.PICKLIST);
            case "boolean" -> Optional.of(FieldType.BOOLEAN);
            case "int", "long", "double", "currency", "percent" -> Optional.of(FieldType.NUMBER);
            case "date" -> Optional.of(FieldType.DATE);
            case "datetime" -> Optional.of(FieldType.DATE_TIME);
            default -> Optional.empty();
        };
    }

    private static RemoteField remoteField(JsonNode json, FieldType type) {
        boolean createable = json.path("createable").asBoolean();
        boolean required = createable
                && !json.path("nillable").asBoolean()
                && !json.path("defaultedOnCreate").asBoolean();
        return new RemoteField(
                json.path("name").asText(""),
                json.path("label").asText(""),
                type,
                isText(type) ? json.path("length").asInt() : 0,
                required,
                createable,
                json.path("updateable").asBoolean(),
                json.path("unique").asBoolean(),
                json.path("externalId").asBoolean(),
                json.path("restrictedPicklist").asBoolean() ? activeValues(json.path("picklistValues")) : List.of());
    }

    private static boolean isText(FieldType type) {
        return switch (type) {
            case TEXT, EMAIL, PHONE, URL, PICKLIST, ID -> true;
            case NUMBER, BOOLEAN, DATE, DATE_TIME -> false;
        };
    }

    private static List<String> activeValues(JsonNode entries) {
        List<String> values = new ArrayList<>();
        entries.forEach(entry -> {
            if (entry.path("active").asBoolean()) {
                values.add(entry.path("value").asText(""));
            }
        });
        return values;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText("")));
        return texts;
    }
}
