package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import io.concordat.connector.salesforce.simulator.dml.Caller;
import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.dml.Draft;
import io.concordat.connector.salesforce.simulator.dml.Outcome;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /composite/sobjects}: up to 200 records in a call, each with a result of its own. */
final class CollectionResource implements Resource {

    private static final int MOST_ROWS = 200;
    private static final int MOST_CHUNKS = 10;
    private static final int MOST_IDS = 2_000;
    private static final RowError ROLLED_BACK = RowError.of(
            "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "Record rolled back because not all records were valid and the request was using AllOrNone header");

    private final Org org;
    private final Dml dml;
    private final Drafts drafts;

    CollectionResource(Org org, Dml dml) {
        this.org = org;
        this.dml = dml;
        this.drafts = new Drafts(org);
    }

    @Override
    public Response handle(Call call) {
        boolean bare = call.path().size() == 2;
        return switch (call.method()) {
            case "POST" -> bare ? insert(call) : retrieve(call, Json.readObject(call.request()));
            case "PATCH" -> bare ? update(call) : upsert(call);
            case "DELETE" -> delete(call);
            case "GET" -> retrieve(call, fromQuery(call));
            default -> throw RowResource.notAllowed(call);
        };
    }

    private Response insert(Call call) {
        ObjectNode body = Json.readObject(call.request());
        List<Draft> rows = rows(body, Set.of("attributes"), true);
        return answer(
                call,
                body.path("allOrNone").asBoolean(),
                false,
                caller -> rows.stream().map(draft -> dml.insert(caller, draft)).toList());
    }

    private Response update(Call call) {
        ObjectNode body = Json.readObject(call.request());
        List<Draft> rows = rows(body, Set.of("attributes", "id"), false);
        List<String> ids = new ArrayList<>();
        for (JsonNode record : body.path("records")) {
            ids.add(id(record));
        }
        return answer(call, body.path("allOrNone").asBoolean(), false, caller -> {
            List<Outcome> outcomes = new ArrayList<>();
            for (int index = 0; index < rows.size(); index++) {
                outcomes.add(update(caller, rows.get(index), ids.get(index), ids));
            }
            return outcomes;
        });
    }

    private Outcome update(Caller caller, Draft draft, String id, List<String> ids) {
        if (id.isEmpty()) {
            return Outcome.refused("", RowError.of("MISSING_ARGUMENT", "Id not specified in an update call"));
        }
        if (ids.stream().filter(id::equals).count() > 1) {
            return Outcome.refused(id, RowError.of("DUPLICATE_VALUE", "Duplicate id specified: " + id));
        }
        return dml.update(caller, id, draft);
    }

    private Response upsert(Call call) {
        ObjectSchema object = object(call);
        FieldSchema key = object.field(call.part(3))
                .filter(field -> (field.isKey() || field.name().equals("Id"))
                        && call.access().reads(object, field))
                .orElseThrow(() -> new ApiError(
                        404,
                        "NOT_FOUND",
                        "Provided external ID field does not exist or is not accessible: " + call.part(3)));
        ObjectNode body = Json.readObject(call.request());
        Set<String> ignored = key.name().equals("Id") ? Set.of("attributes", "id") : Set.of("attributes");
        List<Draft> rows = rows(body, ignored, false);
        List<String> values = values(body, key);
        Map<String, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value.toLowerCase(Locale.ROOT), 1, Integer::sum));
        return answer(call, body.path("allOrNone").asBoolean(), true, caller -> {
            List<Outcome> outcomes = new ArrayList<>();
            for (int index = 0; index < rows.size(); index++) {
                String value = values.get(index);
                boolean twice = !value.isEmpty() && counts.getOrDefault(value.toLowerCase(Locale.ROOT), 0) > 1;
                outcomes.add(
                        twice
                                ? Outcome.refused(
                                        "", RowError.of("DUPLICATE_VALUE", "Duplicate external id specified: " + value))
                                : upsert(caller, key, value, rows.get(index)));
            }
            return outcomes;
        });
    }

    private Outcome upsert(Caller caller, FieldSchema key, String value, Draft draft) {
        draft.values().remove(key);
        if (!value.isEmpty()) {
            return dml.upsert(caller, key, value, draft, true);
        }
        return key.name().equals("Id")
                ? dml.insert(caller, draft)
                : Outcome.refused("", RowError.of("MISSING_ARGUMENT", key.name() + " not specified", key.name()));
    }

    private static List<String> values(ObjectNode body, FieldSchema key) {
        List<String> values = new ArrayList<>();
        for (JsonNode record : body.path("records")) {
            String value = "";
            for (Map.Entry<String, JsonNode> entry : record.properties()) {
                if (entry.getKey().equalsIgnoreCase(key.name())
                        && !entry.getValue().isNull()) {
                    value = entry.getValue().asText();
                }
            }
            values.add(value.strip());
        }
        return values;
    }

    private Response delete(Call call) {
        Map<String, String> parameters = call.request().parameters();
        String[] ids = parameters.getOrDefault("ids", "").split(",", -1);
        if (ids.length > MOST_ROWS) {
            throw tooMany();
        }
        return answer(call, parameters.getOrDefault("allOrNone", "").equals("true"), false, caller -> {
            List<Outcome> outcomes = new ArrayList<>();
            for (String id : ids) {
                outcomes.add(org.schema()
                        .byPrefix(id)
                        .map(object -> dml.delete(caller, object, id))
                        .orElseGet(() -> Outcome.refused(id, RowError.of("MALFORMED_ID", "malformed id " + id, "Id"))));
            }
            return outcomes;
        });
    }

    /** What is done for all rows. */
    private interface Work {

        List<Outcome> by(Caller caller);
    }

    private Response answer(Call call, boolean allOrNone, boolean upsert, Work work) {
        int savepoint = org.savepoint();
        List<Outcome> outcomes = work.by(call.caller());
        boolean back = allOrNone && outcomes.stream().anyMatch(outcome -> !outcome.isSuccess());
        if (back) {
            org.rollBack(savepoint);
        }
        ArrayNode results = Json.array();
        for (Outcome outcome : outcomes) {
            boolean undone = back && outcome.isSuccess();
            results.add(result(undone ? Outcome.refused("", ROLLED_BACK) : outcome, upsert));
        }
        return Json.response(200, results);
    }

    private static ObjectNode result(Outcome outcome, boolean upsert) {
        ObjectNode result = Json.object();
        if (!outcome.id().isEmpty()) {
            result.put("id", outcome.id());
        }
        result.put("success", outcome.isSuccess());
        result.set("errors", outcome.error().map(Errors::inRow).orElseGet(Json::array));
        if (upsert && outcome.isSuccess()) {
            result.put("created", outcome.created());
        }
        return result;
    }

    private List<Draft> rows(ObjectNode body, Set<String> ignored, boolean refuseIds) {
        JsonNode records = body.path("records");
        if (!records.isArray() || records.isEmpty()) {
            throw ApiError.json("The request must have records");
        }
        if (records.size() > MOST_ROWS) {
            throw tooMany();
        }
        List<Draft> rows = new ArrayList<>();
        int chunks = 0;
        String previous = "";
        for (JsonNode record : records) {
            String type = record.path("attributes").path("type").asText();
            if (refuseIds && !id(record).isEmpty()) {
                throw ApiError.invalidField("The Id field should not be specified in the sobject data.");
            }
            rows.add(drafts.read(typed(type), Json.asObject(record), ignored));
            chunks += type.equals(previous) ? 0 : 1;
            previous = type;
        }
        long setup = rows.stream().filter(row -> row.object().isSetup()).count();
        if (setup > 0 && setup < rows.size()) {
            throw new ApiError(400, "MIXED_DML_OPERATION", "Set-up objects and others cannot be mixed in one call");
        }
        if (chunks > MOST_CHUNKS) {
            throw new ApiError(
                    400, "LIMIT_EXCEEDED", "Cannot have more than " + MOST_CHUNKS + " chunks in a single operation.");
        }
        return rows;
    }

    private ObjectSchema typed(String type) {
        if (type.isEmpty()) {
            throw new ApiError(400, "INVALID_INPUT", "Type is not specified: attributes.type is required");
        }
        return org.schema()
                .find(type)
                .orElseThrow(() -> new ApiError(400, "INVALID_TYPE", "sObject type '" + type + "' is not supported."));
    }

    private ObjectSchema object(Call call) {
        return org.schema()
                .find(call.part(2))
                .filter(found -> call.access().may(ObjectRight.READ, found))
                .orElseThrow(ApiError::notFound);
    }

    private static String id(JsonNode record) {
        return record.path("Id").asText(record.path("id").asText(""));
    }

    private static ObjectNode fromQuery(Call call) {
        ObjectNode body = Json.object();
        ArrayNode ids = body.putArray("ids");
        ArrayNode fields = body.putArray("fields");
        for (String id : call.request().parameters().getOrDefault("ids", "").split(",", -1)) {
            ids.add(id);
        }
        for (String field :
                call.request().parameters().getOrDefault("fields", "").split(",", -1)) {
            fields.add(field);
        }
        return body;
    }

    private Response retrieve(Call call, ObjectNode body) {
        ObjectSchema object = object(call);
        if (body.path("ids").size() > MOST_IDS) {
            throw new ApiError(400, "LIMIT_EXCEEDED", "Cannot retrieve more than " + MOST_IDS + " records");
        }
        List<FieldSchema> fields = new ArrayList<>();
        for (JsonNode name : body.path("fields")) {
            fields.add(object.field(name.asText())
                    .filter(field -> call.access().reads(object, field))
                    .orElseThrow(() -> ApiError.invalidField(
                            "No such column '" + name.asText() + "' on sobject of type " + object.name())));
        }
        Records records = new Records(org, call.root());
        return Json.response(200, out -> {
            out.writeStartArray();
            for (JsonNode id : body.path("ids")) {
                Optional<Row> row = RecordId.parse(id.asText())
                        .flatMap(full -> org.find(object, full))
                        .filter(found -> !found.isDeleted());
                if (row.isPresent()) {
                    records.write(out, row.get(), fields);
                } else {
                    out.writeNull();
                }
            }
            out.writeEndArray();
        });
    }

    private static ApiError tooMany() {
        return new ApiError(400, "LIMIT_EXCEEDED", "Cannot process more than " + MOST_ROWS + " records in a call");
    }
}
