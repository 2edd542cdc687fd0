package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /composite/batch}: up to 25 calls that have nothing to do with each other; each of them counts. */
final class BatchResource implements Resource {

    private static final int MOST = 25;
    private final Org org;
    private final Resource parts;

    BatchResource(Org org, Resource parts) {
        this.org = org;
        this.parts = parts;
    }

    @Override
    public Response handle(Call call) {
        ObjectNode body = Json.readObject(call.request());
        JsonNode requests = body.path("batchRequests");
        if (requests.isEmpty() || requests.size() > MOST) {
            throw new ApiError(400, "LIMIT_EXCEEDED", "A batch has 1 to " + MOST + " requests");
        }
        if (!org.budget().take(requests.size() - 1)) {
            throw new ApiError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        boolean failed = false;
        ObjectNode answer = Json.object();
        ArrayNode results = Json.array();
        for (JsonNode request : requests) {
            boolean halted = failed && body.path("haltOnError").asBoolean();
            Response response = halted ? Errors.response(halted()) : one(call, request);
            failed |= response.status() >= 300;
            ObjectNode result = results.addObject().put("statusCode", response.status());
            if (response.body().length == 0) {
                result.putNull("result");
            } else {
                result.set("result", Json.read(response.body()));
            }
        }
        answer.put("hasErrors", failed);
        answer.set("results", results);
        return Json.response(200, answer);
    }

    private Response one(Call call, JsonNode request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/json");
        String url = request.path("url")
                .asText()
                .replaceFirst("^/?services/data/", "")
                .replaceFirst("^/", "");
        JsonNode input = request.path("richInput");
        byte[] bytes = input.isMissingNode() ? new byte[0] : input.toString().getBytes(StandardCharsets.UTF_8);
        Request part = Request.part(request.path("method").asText(), "/" + url.replace(" ", "%20"), headers, bytes);
        try {
            List<String> segments = part.segments();
            return parts.handle(call.with(part, segments.subList(Math.min(1, segments.size()), segments.size())));
        } catch (ApiError error) {
            return Errors.response(error);
        }
    }

    private static ApiError halted() {
        return new ApiError(412, "BATCH_PROCESSING_HALTED", "Batch processing halted per request");
    }
}
