package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.access.Access;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.FieldType;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import io.concordat.connector.salesforce.simulator.schema.Trait;

/** A field as describe shows it to a user, with all keys that the real one writes. */
final class FieldDescription {

    private FieldDescription() {}

    static ObjectNode of(ObjectSchema object, FieldSchema field, Access access) {
        FieldType type = field.type();
        boolean sortable = field.is(Trait.FILTERABLE) && !field.isLongText() && type != FieldType.ADDRESS;
        ObjectNode node = Json.object();
        node.put("aggregatable", sortable && type != FieldType.BOOLEAN);
        node.put("aiPredictionField", false);
        node.put("autoNumber", false);
        node.put("byteLength", type.isReference() ? 18 : field.length() * 3);
        node.put("calculated", field.is(Trait.CALCULATED));
        node.putNull("calculatedFormula");
        node.put("cascadeDelete", false);
        node.put("caseSensitive", field.is(Trait.CASE_SENSITIVE));
        text(node, "compoundFieldName", field.compound());
        node.putNull("controllerName");
        node.put("createable", access.writes(object, field, true) && field.is(Trait.CREATEABLE));
        node.put("custom", field.is(Trait.CUSTOM));
        defaultValue(node, field);
        node.putNull("defaultValueFormula");
        node.put("defaultedOnCreate", field.is(Trait.DEFAULTED));
        node.put("dependentPicklist", false);
        node.put("deprecatedAndHidden", false);
        node.put("digits", type == FieldType.INT ? field.precision() : 0);
        node.put("displayLocationInDecimal", field.name().endsWith("itude"));
        node.put("encrypted", false);
        node.put("externalId", field.is(Trait.EXTERNAL_ID));
        text(node, "extraTypeInfo", extra(field));
        node.put("filterable", field.is(Trait.FILTERABLE) && !field.isLongText());
        node.putNull("filteredLookupInfo");
        node.put("formulaTreatNullNumberAsZero", false);
        node.put("groupable", sortable && !type.isNumber() && type != FieldType.DATETIME);
        node.put("highScaleNumber", false);
        node.put("htmlFormatted", false);
        node.put("idLookup", field.is(Trait.ID_LOOKUP) || field.is(Trait.EXTERNAL_ID) || type == FieldType.ID);
        node.putNull("inlineHelpText");
        node.put("label", type == FieldType.ID ? object.label() + " ID" : field.label());
        node.put("length", field.length());
        node.putNull("mask");
        node.putNull("maskType");
        node.put("name", field.name());
        node.put("nameField", field.is(Trait.NAME_FIELD));
        node.put("namePointing", field.referenceTo().size() > 1);
        node.put("nillable", field.is(Trait.NILLABLE));
        node.put("permissionable", field.isPermissionable());
        picklist(node.putArray("picklistValues"), field);
        node.put("polymorphicForeignKey", field.referenceTo().size() > 1);
        node.put("precision", type == FieldType.INT ? 0 : field.precision());
        node.put("queryByDistance", false);
        node.putNull("referenceTargetField");
        ArrayNode targets = node.putArray("referenceTo");
        field.referenceTo().forEach(targets::add);
        text(node, "relationshipName", field.relationship());
        node.putNull("relationshipOrder");
        node.put("restrictedDelete", false);
        node.put("restrictedPicklist", field.is(Trait.RESTRICTED));
        node.put("scale", field.scale());
        node.put("searchPrefilterable", type == FieldType.REFERENCE);
        node.put("soapType", type.soapType());
        node.put("sortable", sortable);
        node.put("type", type.wireName());
        node.put("unique", field.is(Trait.UNIQUE));
        node.put("updateable", access.writes(object, field, false));
        node.put("writeRequiresMasterRead", false);
        return node;
    }

    private static String extra(FieldSchema field) {
        if (field.compound().equals("Name") && field.type() != FieldType.TEXTAREA) {
            return "personname";
        }
        return field.type() == FieldType.TEXTAREA ? "plaintextarea" : "";
    }

    private static void defaultValue(ObjectNode node, FieldSchema field) {
        if (field.type() == FieldType.BOOLEAN) {
            node.put("defaultValue", field.initial().equals("true"));
        } else {
            node.putNull("defaultValue");
        }
    }

    private static void picklist(ArrayNode values, FieldSchema field) {
        for (String value : field.picklist()) {
            ObjectNode entry = values.addObject();
            entry.put("active", true);
            entry.put("defaultValue", value.equals(field.initial()));
            entry.put("label", value);
            entry.putNull("validFor");
            entry.put("value", value);
        }
    }

    private static void text(ObjectNode node, String key, String value) {
        if (value.isEmpty()) {
            node.putNull(key);
        } else {
            node.put(key, value);
        }
    }
}
