package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.dml.Draft;
import io.concordat.connector.salesforce.simulator.dml.DuplicateRule;
import io.concordat.connector.salesforce.simulator.dml.Keys;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code /sobjects/X}, {@code /sobjects/X/id} and {@code /sobjects/X/Key__c/value}. */
final class RowResource implements Resource {

    private static final Set<String> ATTRIBUTES = Set.of("attributes");

    private final Org org;
    private final Dml dml;
    private final Drafts drafts;
    private final Keys keys;

    RowResource(Org org, Dml dml) {
        this.org = org;
        this.dml = dml;
        this.drafts = new Drafts(org);
        this.keys = new Keys(org);
    }

    @Override
    public Response handle(Call call) {
        ObjectSchema object = object(call);
        boolean byKey = call.path().size() > 3 || (call.path().size() == 3 && isKeyOnly(object, call.part(2)));
        if (call.path().size() == 2) {
            return create(call, object, Set.of("attributes"));
        }
        return byKey ? byKey(call, object) : byId(call, object, call.part(2));
    }

    /** {@code POST /sobjects/X/Id} creates. */
    private static boolean isKeyOnly(ObjectSchema object, String part) {
        return part.equalsIgnoreCase("Id")
                || (object.field(part).isPresent() && RecordId.parse(part).isEmpty());
    }

    private ObjectSchema object(Call call) {
        return org.schema()
                .find(call.part(1))
                .filter(found -> call.access().may(ObjectRight.READ, found))
                .orElseThrow(ApiError::notFound);
    }

    private Response create(Call call, ObjectSchema object, Set<String> ignored) {
        if (!call.method().equals("POST")) {
            throw notAllowed(call);
        }
        Draft draft = draft(call, object, ignored);
        Outcome outcome = dml.insert(call.caller(), draft);
        return outcome.isSuccess()
                ? Json.response(201, saved(outcome.id()))
                        .with("Location", call.root() + "/sobjects/" + object.name() + "/" + outcome.id())
                : failed(outcome, call, object);
    }

    private Draft draft(Call call, ObjectSchema object, Set<String> ignored) {
        ObjectNode body = Json.readObject(call.request());
        if (body.properties().stream().anyMatch(entry -> entry.getKey().equalsIgnoreCase("Id"))) {
            throw ApiError.invalidField("The Id field should not be specified in the sobject data.");
        }
        return drafts.read(object, body, ignored);
    }

    private Response byId(Call call, ObjectSchema object, String text) {
        String id = RecordId.parse(text)
                .orElseThrow(() -> new ApiError(
                        404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + text));
        return switch (call.method()) {
            case "GET", "HEAD" -> read(call, object, id);
            case "PATCH" -> update(call, object, id);
            case "DELETE" -> delete(call, object, id);
            default -> throw notAllowed(call);
        };
    }

    private Response read(Call call, ObjectSchema object, String id) {
        if (!id.startsWith(object.prefix())) {
            throw ApiError.notFound();
        }
        Row row = org.find(object, id).filter(found -> isVisible(call, found)).orElseThrow(ApiError::notFound);
        if (row.isDeleted()) {
            throw new ApiError(404, "ENTITY_IS_DELETED", "entity is deleted");
        }
        Optional<Response> settled = Conditions.check(call, row);
        return settled.orElseGet(() -> show(call, row));
    }

    private Response show(Call call, Row row) {
        List<FieldSchema> fields = fields(call, row.object());
        Response shown = Json.response(200, out -> new Records(org, call.root()).write(out, row, fields));
        return Conditions.tagged(shown, row);
    }

    private static List<FieldSchema> fields(Call call, ObjectSchema object) {
        String asked = call.request().parameters().getOrDefault("fields", "");
        if (asked.isEmpty()) {
            return object.fields().stream()
                    .filter(field -> call.access().reads(object, field))
                    .toList();
        }
        List<FieldSchema> fields = new ArrayList<>();
        for (String name : asked.split(",", -1)) {
            fields.add(object.field(name.strip())
                    .filter(field -> call.access().reads(object, field))
                    .orElseThrow(() -> ApiError.invalidField(
                            "No such column '" + name.strip() + "' on sobject of type " + object.name())));
        }
        return fields;
    }

    private Response update(Call call, ObjectSchema object, String id) {
        Draft draft = draft(call, object, ATTRIBUTES);
        Optional<Row> row = org.find(object, id).filter(found -> !found.isDeleted());
        Optional<Response> settled = row.flatMap(found -> Conditions.check(call, found));
        if (settled.isPresent()) {
            return settled.get();
        }
        Outcome outcome = dml.update(call.caller(), id, draft);
        return outcome.isSuccess() ? Response.empty(204) : unknownIsNotFound(outcome, call, object);
    }

    private Response delete(Call call, ObjectSchema object, String id) {
        Outcome outcome = dml.delete(call.caller(), object, id);
        return outcome.isSuccess() ? Response.empty(204) : unknownIsNotFound(outcome, call, object);
    }

    private Response unknownIsNotFound(Outcome outcome, Call call, ObjectSchema object) {
        boolean unknown = outcome.error()
                .filter(error -> error.code().equals("INVALID_CROSS_REFERENCE_KEY")
                        && error.fields().isEmpty())
                .isPresent();
        if (unknown) {
            throw new ApiError(404, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        }
        return failed(outcome, call, object);
    }

    private Response byKey(Call call, ObjectSchema object) {
        if (call.path().size() == 3) {
            return create(call, object, Set.of("attributes"));
        }
        FieldSchema key = object.field(call.part(2))
                .filter(field -> (field.isKey() || field.name().equals("Id"))
                        && call.access().reads(object, field))
                .orElseThrow(() -> new ApiError(
                        404,
                        "NOT_FOUND",
                        "Provided external ID field does not exist or is not accessible: " + call.part(2)));
        if (key.name().equals("Id")) {
            return byId(call, object, call.part(3));
        }
        String value = String.join("/", call.path().subList(3, call.path().size()));
        return switch (call.method()) {
            case "GET", "HEAD" -> readByKey(call, object, key, value);
            case "PATCH", "POST" -> upsert(call, object, key, value);
            case "DELETE" -> deleteByKey(call, object, key, value);
            default -> throw notAllowed(call);
        };
    }

    private Response readByKey(Call call, ObjectSchema object, FieldSchema key, String value) {
        List<Row> found = keys.find(object, key, value);
        return found.size() > 1
                ? several(call, object, found.stream().map(Row::id).toList())
                : show(call, found.stream().findFirst().orElseThrow(ApiError::notFound));
    }

    private Response deleteByKey(Call call, ObjectSchema object, FieldSchema key, String value) {
        List<Row> found = keys.find(object, key, value);
        return found.size() > 1
                ? several(call, object, found.stream().map(Row::id).toList())
                : delete(
                        call,
                        object,
                        found.stream()
                                .findFirst()
                                .orElseThrow(ApiError::notFound)
                                .id());
    }

    private Response upsert(Call call, ObjectSchema object, FieldSchema key, String value) {
        Draft draft = draft(call, object, ATTRIBUTES);
        if (draft.values().containsKey(key)) {
            throw ApiError.invalidField("The " + key.name() + " field should not be specified in the sobject data.");
        }
        boolean mayCreate =
                !call.request().parameters().getOrDefault("updateOnly", "").equals("true");
        Outcome outcome = dml.upsert(call.caller(), key, value, draft, mayCreate);
        if (!outcome.candidates().isEmpty()) {
            return several(call, object, outcome.candidates());
        }
        if (!outcome.isSuccess()) {
            return failed(outcome, call, object);
        }
        return Json.response(outcome.created() ? 201 : 200, saved(outcome.id()).put("created", outcome.created()));
    }

    private static Response several(Call call, ObjectSchema object, List<String> ids) {
        ArrayNode paths = Json.array();
        ids.forEach(id -> paths.add(call.root() + "/sobjects/" + object.name() + "/" + id));
        return Json.response(300, paths);
    }

    private boolean isVisible(Call call, Row row) {
        ObjectSchema object = row.object();
        return !org.settings().privateObjects().contains(object.name())
                || call.access().may(ObjectRight.VIEW_ALL, object)
                || row.text("OwnerId").equals(call.access().userId());
    }

    private static ObjectNode saved(String id) {
        ObjectNode body = Json.object().put("id", id).put("success", true);
        body.putArray("errors");
        return body;
    }

    private Response failed(Outcome outcome, Call call, ObjectSchema object) {
        RowError error = outcome.error().orElseThrow();
        Optional<String> rule = dml.rules().duplicates().stream()
                .filter(one ->
                        one.object().equals(object.name()) && one.message().equals(error.message()))
                .map(RowResource::shown)
                .findFirst();
        return Errors.response(error, call, object.name(), rule);
    }

    private static String shown(DuplicateRule rule) {
        return (rule.blocks() ? "!" : "") + rule.name();
    }

    static ApiError notAllowed(Call call) {
        return new ApiError(
                405,
                "METHOD_NOT_ALLOWED",
                "HTTP Method '" + call.method().toUpperCase(Locale.ROOT)
                        + "' not allowed. Allowed are GET, POST, PATCH," + " DELETE");
    }
}
