package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.dml.Draft;
import io.concordat.connector.salesforce.simulator.dml.ParentKey;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads records that are to be written. Types are those of JSON: a number is no text, and a text is no number. */
final class Drafts {

    private final Org org;

    Drafts(Org org) {
        this.org = org;
    }

    /**
     * Reads a record.
     *
     * @param ignored members that are not fields here, in lower case, such as "attributes"
     */
    Draft read(ObjectSchema object, ObjectNode body, Set<String> ignored) {
        Draft draft = new Draft(object);
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (!ignored.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                member(draft, entry.getKey(), entry.getValue());
            }
        }
        return draft;
    }

    private void member(Draft draft, String name, JsonNode node) {
        Optional<FieldSchema> field = draft.object().field(name);
        if (field.isPresent()) {
            draft.put(field.get(), value(field.get(), node));
            return;
        }
        Optional<FieldSchema> reference = draft.object().relationship(name);
        if (reference.isPresent() && node instanceof ObjectNode parent) {
            draft.put(reference.get(), parent(reference.get(), parent));
            return;
        }
        throw ApiError.invalidField("No such column '" + name + "' on sobject of type "
                + draft.object().name());
    }

    private ParentKey parent(FieldSchema reference, ObjectNode body) {
        ObjectSchema parent = org.schema().require(reference.referenceTo().get(0));
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (!entry.getKey().equals("attributes")) {
                FieldSchema key = parent.field(entry.getKey())
                        .filter(FieldSchema::isKey)
                        .orElseThrow(() -> ApiError.invalidField("Field name provided, " + entry.getKey()
                                + " is not an External ID or indexed field for " + parent.name()));
                return new ParentKey(parent, key, entry.getValue().asText());
            }
        }
        throw ApiError.invalidField("A relationship needs an external id field");
    }

    private static Object value(FieldSchema field, JsonNode node) {
        if (node.isNull()) {
            return Blank.BLANK;
        }
        boolean fits = switch (field.type()) {
            case BOOLEAN -> node.isBoolean();
            case INT, DOUBLE, CURRENCY, PERCENT -> node.isNumber();
            default -> node.isTextual();
        };
        if (!fits) {
            throw wrongType(field, node);
        }
        try {
            return switch (field.type()) {
                case BOOLEAN -> node.booleanValue();
                case INT, DOUBLE, CURRENCY, PERCENT -> node.decimalValue();
                case DATE -> LocalDate.parse(node.textValue());
                case DATETIME -> OffsetDateTime.parse(colon(node.textValue())).toInstant();
                default -> node.textValue();
            };
        } catch (DateTimeException wrong) {
            throw wrongType(field, node);
        }
    }

    private static String colon(String text) {
        return text.replaceAll("([+-]\\d{2})(\\d{2})$", "$1:$2");
    }

    private static ApiError wrongType(FieldSchema field, JsonNode node) {
        String token = node.isTextual()
                ? "VALUE_STRING"
                : node.isNumber() ? "VALUE_NUMBER" : node.isBoolean() ? "VALUE_TRUE" : "START_OBJECT";
        return ApiError.json("Cannot deserialize instance of " + field.type().wireName() + " from " + token + " value "
                + node.asText() + " or request may be missing a required field at [line:1, column:2] (" + field.name()
                + ")");
    }
}
