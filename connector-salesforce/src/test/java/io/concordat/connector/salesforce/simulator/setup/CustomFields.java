package io.concordat.connector.salesforce.simulator.setup;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import io.concordat.connector.salesforce.simulator.schema.Schema;
import io.concordat.connector.salesforce.simulator.schema.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes fields of the metadata that describes them, and refuses what the set-up refuses. */
final class CustomFields {

    private static final Pattern NAME = Pattern.compile("[A-Za-z](_?[A-Za-z0-9])*__c");
    private static final int LONGEST_NAME = 40 + "__c".length();
    private static final int MOST_EXTERNAL_IDS = 25;

    private final Schema schema;

    CustomFields(Schema schema) {
        this.schema = schema;
    }

    /** Adds a field; nobody sees it yet. */
    FieldSchema add(ObjectSchema object, String name, JsonNode metadata) {
        checkName(object, name);
        String line = name + " " + type(metadata) + " " + traits(metadata) + options(metadata);
        checkExternalIds(object, metadata);
        FieldSchema field = schema.add(object.name(), line);
        return field;
    }

    private static void checkName(ObjectSchema object, String name) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw new ApiError(
                    400,
                    "FIELD_INTEGRITY_EXCEPTION",
                    "The Field Name field can only contain underscores and alphanumeric characters. It must be unique,"
                            + " begin with a letter, not include spaces, not end with an underscore, and not contain two"
                            + " consecutive underscores.",
                    List.of("FullName"));
        }
        if (object.field(name).isPresent()) {
            throw new ApiError(
                    400,
                    "DUPLICATE_DEVELOPER_NAME",
                    "There is already a field named " + name.replace("__c", "") + " on " + object.name() + ".",
                    List.of("DeveloperName"));
        }
    }

    private static void checkExternalIds(ObjectSchema object, JsonNode metadata) {
        long have = object.fields().stream()
                .filter(field -> field.is(Trait.EXTERNAL_ID) || field.is(Trait.UNIQUE))
                .count();
        boolean one = metadata.path("externalId").asBoolean()
                || metadata.path("unique").asBoolean();
        if (one && have >= MOST_EXTERNAL_IDS) {
            throw new ApiError(
                    400,
                    "CUSTOM_FIELD_INDEX_LIMIT_EXCEEDED",
                    "You have reached the maximum number of " + MOST_EXTERNAL_IDS + " external IDs for this object");
        }
    }

    private static String type(JsonNode metadata) {
        if (metadata.path("label").asText().isBlank()) {
            throw new ApiError(400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [MasterLabel]");
        }
        return switch (metadata.path("type").asText()) {
            case "Text" -> "string(" + within(metadata, "length", 1, 255) + ")";
            case "LongTextArea" -> {
                within(metadata, "visibleLines", 2, 50);
                yield "textarea(" + within(metadata, "length", 256, 131_072) + ")";
            }
            case "TextArea" -> "textarea(255)";
            case "Number" -> number(metadata);
            case "Checkbox" -> "boolean";
            case "Date" -> "date";
            case "DateTime" -> "datetime";
            case "Email" -> "email(80)";
            case "Phone" -> "phone(40)";
            case "Url" -> "url(255)";
            case "Picklist" -> "picklist(255)";
            default ->
                throw new ApiError(
                        400,
                        "INVALID_FIELD",
                        "Cannot deserialize instance of FieldType from value "
                                + metadata.path("type").asText());
        };
    }

    private static String number(JsonNode metadata) {
        int precision = within(metadata, "precision", 1, 18);
        int scale = within(metadata, "scale", 0, 18);
        if (scale > precision) {
            throw integrity("Can not specify a scale larger than the precision for this field", "Scale");
        }
        return "double(" + precision + "," + scale + ")";
    }

    private static String traits(JsonNode metadata) {
        String type = metadata.path("type").asText();
        boolean external = metadata.path("externalId").asBoolean();
        boolean unique = metadata.path("unique").asBoolean();
        if ((external || unique) && !List.of("Text", "Number", "Email").contains(type)) {
            throw integrity("Can not specify 'externalId' or 'unique' for a CustomField of type " + type, "Type");
        }
        if (metadata.path("caseSensitive").asBoolean() && !(unique && type.equals("Text"))) {
            throw integrity("Can not specify 'caseSensitive' for this field", "CaseSensitive");
        }
        StringBuilder traits = new StringBuilder("CUZ");
        traits.append(type.equals("Checkbox") ? "D" : metadata.path("required").asBoolean() ? "" : "N");
        traits.append(type.equals("LongTextArea") ? "" : "F");
        traits.append(external ? "X" : "").append(unique ? "Q" : "");
        traits.append(metadata.path("caseSensitive").asBoolean() ? "S" : "");
        traits.append(metadata.path("valueSet").path("restricted").asBoolean() ? "R" : "");
        return traits.toString();
    }

    private static String options(JsonNode metadata) {
        StringBuilder options = new StringBuilder(" label=\"");
        options.append(metadata.path("label").asText().replace("\"", "")).append('"');
        if (metadata.path("type").asText().equals("Checkbox")) {
            options.append(" initial=\"")
                    .append(metadata.path("defaultValue").asBoolean())
                    .append('"');
        }
        List<String> values = new ArrayList<>();
        for (JsonNode value : metadata.at("/valueSet/valueSetDefinition/value")) {
            values.add(value.path("fullName").asText(value.path("valueName").asText()));
        }
        if (!values.isEmpty()) {
            options.append(" values=\"").append(String.join(";", values)).append('"');
        }
        return options.toString();
    }

    private static int within(JsonNode metadata, String name, int least, int most) {
        JsonNode value = metadata.path(name);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw integrity("The " + name + " must be between " + least + " and " + most + ".", name);
        }
        return value.intValue();
    }

    private static ApiError integrity(String message, String field) {
        return new ApiError(400, "FIELD_INTEGRITY_EXCEPTION", message, List.of(field));
    }
}
