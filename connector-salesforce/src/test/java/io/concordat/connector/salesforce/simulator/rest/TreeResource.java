package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.dml.Draft;
import io.concordat.connector.salesforce.simulator.dml.Outcome;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /composite/tree/X}: up to 200 new records with their children, all or none of them. */
final class TreeResource implements Resource {

    private static final int MOST = 200;

    private final Org org;
    private final Dml dml;
    private final Drafts drafts;

    TreeResource(Org org, Dml dml) {
        this.org = org;
        this.dml = dml;
        this.drafts = new Drafts(org);
    }

    /** What came of one call. */
    private static final class Planting {

        private final ArrayNode saved = Json.array();
        private final ArrayNode refused = Json.array();
    }

    @Override
    public Response handle(Call call) {
        ObjectSchema object = org.schema().find(call.part(2)).orElseThrow(ApiError::notFound);
        Planting planting = new Planting();
        int savepoint = org.savepoint();
        plant(call, object, Json.readObject(call.request()), Optional.empty(), planting);
        boolean failed = !planting.refused.isEmpty();
        if (failed) {
            org.rollBack(savepoint);
        }
        ObjectNode answer = Json.object().put("hasErrors", failed);
        answer.set("results", failed ? planting.refused : planting.saved);
        return Json.response(failed ? 400 : 201, answer);
    }

    /** A field that points to a parent, and the id of the parent. */
    private record Stem(FieldSchema reference, String parentId) {}

    private void plant(Call call, ObjectSchema object, JsonNode list, Optional<Stem> stem, Planting planting) {
        for (JsonNode node : list.path("records")) {
            if (planting.saved.size() + planting.refused.size() >= MOST) {
                throw new ApiError(400, "LIMIT_EXCEEDED", "A tree has at most " + MOST + " records");
            }
            record(call, object, Json.asObject(node), stem, planting);
        }
    }

    private void record(Call call, ObjectSchema object, ObjectNode node, Optional<Stem> stem, Planting planting) {
        String reference = node.path("attributes").path("referenceId").asText();
        if (reference.isEmpty()) {
            throw new ApiError(400, "INVALID_INPUT", "Include a reference ID for each record in the request.");
        }
        Set<String> ignored = new HashSet<>(Set.of("attributes"));
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().has("records")) {
                ignored.add(entry.getKey().toLowerCase(Locale.ROOT));
            }
        }
        Draft draft = drafts.read(object, node, ignored);
        stem.ifPresent(known -> draft.put(known.reference(), known.parentId()));
        Outcome outcome = dml.insert(call.caller(), draft);
        if (!outcome.isSuccess()) {
            planting.refused
                    .addObject()
                    .put("referenceId", reference)
                    .set("errors", outcome.error().map(Errors::inRow).orElseGet(Json::array));
            return;
        }
        planting.saved.addObject().put("referenceId", reference).put("id", outcome.id());
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().has("records")) {
                children(call, object, entry.getKey(), entry.getValue(), outcome.id(), planting);
            }
        }
    }

    private void children(
            Call call, ObjectSchema parent, String name, JsonNode list, String parentId, Planting planting) {
        for (ObjectSchema child : org.schema().objects()) {
            for (FieldSchema reference : child.fields()) {
                if (reference.referenceTo().contains(parent.name())
                        && reference.children().equalsIgnoreCase(name)) {
                    plant(call, child, list, Optional.of(new Stem(reference, parentId)), planting);
                    return;
                }
            }
        }
        throw ApiError.invalidField("No such relation '" + name + "' on " + parent.name());
    }
}
