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

/** The parts of one composite call, one after the other. */
final class CompositeRun {

    private final Org org;
    private final Call call;
    private final Resource parts;
    private final boolean allOrNone;
    private final References references = new References();
    private boolean failed;

    CompositeRun(Org org, Call call, Resource parts, boolean allOrNone) {
        this.org = org;
        this.call = call;
        this.parts = parts;
        this.allOrNone = allOrNone;
    }

    boolean isSuccessful() {
        return !failed;
    }

    ArrayNode all(JsonNode requests) {
        int savepoint = org.savepoint();
        ArrayNode responses = Json.array();
        for (JsonNode request : requests) {
            boolean halted = failed && allOrNone;
            responses.add(shown(halted ? Errors.response(halted()) : one(request), request));
        }
        if (failed && allOrNone) {
            org.rollBack(savepoint);
            halt(responses);
        }
        return responses;
    }

    private static void halt(ArrayNode responses) {
        for (JsonNode response : responses) {
            if (response instanceof ObjectNode good
                    && good.path("httpStatusCode").asInt() < 300) {
                good.set("body", Errors.body(halted()));
                good.putObject("httpHeaders");
                good.put("httpStatusCode", 400);
            }
        }
    }

    private Response one(JsonNode request) {
        Response response;
        try {
            check(request);
            response = parts.handle(part(request));
        } catch (ApiError error) {
            response = Errors.response(error);
        }
        failed |= response.status() >= 300 && response.status() != 304;
        if (response.status() < 300 && response.body().length > 0) {
            references.put(request.path("referenceId").asText(), Json.read(response.body()));
        }
        return response;
    }

    private static void check(JsonNode request) {
        if (!request.path("referenceId").asText().matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new ApiError(400, "INVALID_INPUT", "Provided referenceId is invalid");
        }
    }

    private Call part(JsonNode request) {
        String url = references.resolved(request.path("url").asText());
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String kept : List.of("Sforce-Auto-Assign", "Sforce-Duplicate-Rule-Header")) {
            call.request().header(kept).ifPresent(value -> headers.put(kept, value));
        }
        request.path("httpHeaders")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        headers.put("Content-Type", "application/json");
        JsonNode body = references.resolved(request.path("body"));
        byte[] bytes = body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        Request part = Request.part(request.path("method").asText(), url.replace(" ", "%20"), headers, bytes);
        List<String> segments = part.segments();
        if (segments.size() < 4 || !segments.get(1).equals("data")) {
            throw ApiError.notFound();
        }
        return call.with(part, segments.subList(3, segments.size()));
    }

    private static ObjectNode shown(Response response, JsonNode request) {
        ObjectNode shown = Json.object();
        if (response.body().length == 0) {
            shown.putNull("body");
        } else {
            shown.set("body", Json.read(response.body()));
        }
        ObjectNode headers = shown.putObject("httpHeaders");
        String location = response.headers().getOrDefault("Location", "");
        if (!location.isEmpty()) {
            headers.put("Location", location);
        }
        shown.put("httpStatusCode", response.status());
        shown.put("referenceId", request.path("referenceId").asText());
        return shown;
    }

    private static ApiError halted() {
        return new ApiError(
                400,
                "PROCESSING_HALTED",
                "The transaction was rolled back since another operation in the same transaction failed.");
    }
}
