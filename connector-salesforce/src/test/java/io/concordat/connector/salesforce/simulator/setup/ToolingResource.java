package io.concordat.connector.salesforce.simulator.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Directory;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.rest.Call;
import io.concordat.connector.salesforce.simulator.rest.Json;
import io.concordat.connector.salesforce.simulator.rest.Resource;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.Map;

/** {@code /tooling}: custom fields, and queries of the set-up. */
public final class ToolingResource implements Resource {

    private final Org org;
    private final CustomFields fields;
    private final Resource queries;

    /** @param queries what answers queries outside of the Tooling API */
    public ToolingResource(Org org, Resource queries) {
        this.org = org;
        this.fields = new CustomFields(org.schema());
        this.queries = queries;
    }

    @Override
    public Response handle(Call call) {
        if (call.part(1).equals("query")) {
            return queries.handle(
                    call.with(call.request(), call.path().subList(1, call.path().size())));
        }
        boolean field = call.part(1).equals("sobjects") && call.part(2).equals("CustomField");
        if (!field) {
            throw ApiError.notFound();
        }
        return switch (call.method()) {
            case "POST" -> create(call);
            case "GET" -> read(call);
            case "DELETE" -> delete(call);
            default -> throw new ApiError(405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed");
        };
    }

    private Response create(Call call) {
        checkRight(call);
        ObjectNode body = Json.readObject(call.request());
        String[] names = body.path("FullName").asText().split("\\.", 2);
        JsonNode metadata = body.path("Metadata");
        if (names.length != 2 || metadata.isMissingNode()) {
            throw new ApiError(400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [FullName, Metadata]");
        }
        ObjectSchema object = org.schema()
                .find(names[0])
                .filter(ObjectSchema::isGoverned)
                .orElseThrow(() ->
                        new ApiError(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id: " + names[0]));
        fields.add(object, names[1], metadata);
        Row row = new Directory(org)
                .row(
                        "CustomField",
                        Map.of("DeveloperName", names[1].replace("__c", ""), "TableEnumOrId", object.name()));
        ObjectNode answer = Json.object().put("id", row.id()).put("success", true);
        answer.putArray("errors");
        answer.putArray("warnings");
        answer.putArray("infos");
        return Json.response(201, answer);
    }

    private Response read(Call call) {
        Row row = row(call);
        ObjectNode answer = Json.object().put("Id", row.id());
        answer.put("DeveloperName", row.text("DeveloperName")).put("TableEnumOrId", row.text("TableEnumOrId"));
        answer.put("FullName", row.text("TableEnumOrId") + "." + row.text("DeveloperName") + "__c");
        return Json.response(200, answer);
    }

    private Response delete(Call call) {
        checkRight(call);
        Row row = row(call);
        org.schema().remove(row.text("TableEnumOrId"), row.text("DeveloperName") + "__c");
        org.forget(row);
        return Response.empty(204);
    }

    private Row row(Call call) {
        return RecordId.parse(call.part(3)).flatMap(org::find).orElseThrow(ApiError::notFound);
    }

    private void checkRight(Call call) {
        if (!call.access().may(ObjectRight.CREATE, org.schema().require("CustomField"))) {
            throw new ApiError(
                    403, "INSUFFICIENT_ACCESS", "insufficient access rights on cross-reference id: CustomField");
        }
    }
}
