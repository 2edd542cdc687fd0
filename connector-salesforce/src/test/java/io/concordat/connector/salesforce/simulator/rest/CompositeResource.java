package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;

/** {@code /composite}: several things in one call. */
final class CompositeResource implements Resource {

    private static final int MOST_PARTS = 25;
    private static final int MOST_QUERIES = 5;
    private static final int MOST_NODES = 500;
    private static final int MOST_GRAPHS = 75;

    private final Org org;
    private final CollectionResource collections;
    private final BatchResource batch;
    private final TreeResource tree;
    private final Resource parts;

    /** @param parts what answers the parts of a call */
    CompositeResource(Org org, Dml dml, Resource parts) {
        this.org = org;
        this.collections = new CollectionResource(org, dml);
        this.batch = new BatchResource(org, parts);
        this.tree = new TreeResource(org, dml);
        this.parts = parts;
    }

    @Override
    public Response handle(Call call) {
        if (call.part(1).equals("sobjects")) {
            return collections.handle(call);
        }
        if (!call.method().equals("POST")) {
            throw RowResource.notAllowed(call);
        }
        return switch (call.part(1)) {
            case "" -> composite(call);
            case "batch" -> batch.handle(call);
            case "tree" -> tree.handle(call);
            case "graph" -> graphs(call);
            default -> throw ApiError.notFound();
        };
    }

    private Response composite(Call call) {
        ObjectNode body = Json.readObject(call.request());
        JsonNode requests = body.path("compositeRequest");
        checkSize(requests, MOST_PARTS);
        long reads = 0;
        for (JsonNode request : requests) {
            String url = request.path("url").asText();
            reads += url.contains("/query") || url.contains("/composite/sobjects") ? 1 : 0;
        }
        if (reads > MOST_QUERIES) {
            throw new ApiError(
                    400, "LIMIT_EXCEEDED", "Limit exceeded: at most " + MOST_QUERIES + " queries and collections");
        }
        CompositeRun run =
                new CompositeRun(org, call, parts, body.path("allOrNone").asBoolean());
        ObjectNode answer = Json.object();
        answer.set("compositeResponse", run.all(requests));
        return Json.response(200, answer);
    }

    private Response graphs(Call call) {
        JsonNode graphs = Json.readObject(call.request()).path("graphs");
        if (graphs.size() > MOST_GRAPHS) {
            throw new ApiError(400, "LIMIT_EXCEEDED", "At most " + MOST_GRAPHS + " graphs");
        }
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("graphs");
        for (JsonNode graph : graphs) {
            checkSize(graph.path("compositeRequest"), MOST_NODES);
            CompositeRun run = new CompositeRun(org, call, parts, true);
            ObjectNode result = results.addObject();
            result.put("graphId", graph.path("graphId").asText());
            result.putObject("graphResponse").set("compositeResponse", run.all(graph.path("compositeRequest")));
            result.put("isSuccessful", run.isSuccessful());
        }
        return Json.response(200, answer);
    }

    private static void checkSize(JsonNode requests, int most) {
        if (requests.isEmpty()) {
            throw ApiError.json("The request needs a compositeRequest");
        }
        if (requests.size() > most) {
            throw new ApiError(400, "LIMIT_EXCEEDED", "Limit exceeded: at most " + most + " subrequests");
        }
    }
}
