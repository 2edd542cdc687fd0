package io.concordat.connector.salesforce.simulator.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.rest.Call;
import io.concordat.connector.salesforce.simulator.rest.Json;
import io.concordat.connector.salesforce.simulator.soql.Soql;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** {@code /jobs/query}. */
final class QueryJobResource {

    private static final int LARGEST_PAGE = 250_000;

    private final Org org;
    private final BulkResource jobs;

    QueryJobResource(Org org, BulkResource jobs) {
        this.org = org;
        this.jobs = jobs;
    }

    Response handle(Call call) {
        if (call.path().size() == 2) {
            return call.method().equals("POST") ? create(call) : jobs.list(QueryJob.class);
        }
        QueryJob job = jobs.find(call.part(2), QueryJob.class);
        if (call.part(3).equals("results")) {
            return results(call, job);
        }
        return switch (call.method()) {
            case "GET" -> Json.response(200, job.describe());
            case "PATCH" -> abort(call, job);
            case "DELETE" -> delete(job);
            default -> throw new ApiError(405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed");
        };
    }

    private Response create(Call call) {
        ObjectNode body = Json.readObject(call.request());
        String text = body.path("query").asText();
        if (!jobs.settings().takeQueryJob()) {
            throw new ApiError(400, "LIMIT_EXCEEDED", "Max query jobs per day exceeded");
        }
        if (!Set.of("query", "queryAll").contains(body.path("operation").asText())) {
            throw new ApiError(
                    400,
                    "INVALIDOPERATION",
                    "Invalid operation: " + body.path("operation").asText());
        }
        String object = new Soql(org).checkBulk(text, call.access());
        QueryJob job = new QueryJob(jobs.creation(call, body, object), text);
        jobs.add(job);
        jobs.start(job);
        return Json.response(200, job.describe());
    }

    private static Response abort(Call call, QueryJob job) {
        if (!Json.readObject(call.request()).path("state").asText().equals("Aborted")
                || job.state().isOver()) {
            throw BulkResource.wrongState("Aborting already Completed Job not allowed");
        }
        job.state(JobState.ABORTED);
        return Json.response(200, job.describe());
    }

    private Response delete(QueryJob job) {
        if (!job.state().isOver()) {
            throw new ApiError(
                    400,
                    "API_ERROR",
                    "Cannot delete a job in state " + job.state().wireName());
        }
        jobs.forget(job);
        return Response.empty(204);
    }

    private static Response results(Call call, QueryJob job) {
        if (job.version() != call.version()) {
            throw new ApiError(409, "API_ERROR", "The API version differs from that of the job");
        }
        if (job.state() != JobState.JOB_COMPLETE) {
            throw BulkResource.wrongState(
                    "Results of a job in state " + job.state().wireName() + " are not available");
        }
        Map<String, String> parameters = call.request().parameters();
        int from = offset(parameters.getOrDefault("locator", ""), job);
        int size = Integer.parseInt(parameters.getOrDefault("maxRecords", Integer.toString(LARGEST_PAGE)));
        int to = Math.min(job.size(), from + Math.max(1, size));
        return Response.of(200, "text/csv;charset=UTF-8", job.page(from, to))
                .with("Sforce-NumberOfRecords", Integer.toString(to - from))
                .with("Sforce-Locator", to < job.size() ? locator(to) : "null");
    }

    private static int offset(String locator, QueryJob job) {
        if (locator.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(locator), StandardCharsets.US_ASCII);
            int offset = Integer.parseInt(text);
            if (offset > 0 && offset < job.size()) {
                return offset;
            }
        } catch (IllegalArgumentException wrong) {
            // said below
        }
        throw new ApiError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }

    private static String locator(int offset) {
        byte[] text = Integer.toString(offset).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
