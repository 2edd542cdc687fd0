package io.concordat.connector.salesforce.simulator.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.rest.Call;
import io.concordat.connector.salesforce.simulator.rest.Json;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.Locale;
import java.util.Set;

/** {@code /jobs/ingest}. */
final class IngestResource {

    private static final Set<String> OPERATIONS = Set.of("insert", "update", "upsert", "delete", "hardDelete");
    private static final Set<String> RESULTS = Set.of("successfulResults", "failedResults", "unprocessedrecords");
    private static final int LARGEST = 100 * 1024 * 1024;

    private final Org org;
    private final BulkResource jobs;

    IngestResource(Org org, BulkResource jobs) {
        this.org = org;
        this.jobs = jobs;
    }

    Response handle(Call call) {
        if (call.path().size() == 2) {
            return call.method().equals("POST") ? create(call) : jobs.list(IngestJob.class);
        }
        IngestJob job = jobs.find(call.part(2), IngestJob.class);
        if (call.part(3).equals("batches")) {
            return upload(call, job);
        }
        if (RESULTS.contains(call.part(3))) {
            return results(call, job);
        }
        return switch (call.method()) {
            case "GET" -> Json.response(200, job.describe());
            case "PATCH" -> change(call, job);
            case "DELETE" -> delete(job);
            default -> throw new ApiError(405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed");
        };
    }

    private Response create(Call call) {
        ObjectNode body = Json.readObject(call.request());
        ObjectSchema object = org.schema()
                .find(body.path("object").asText())
                .filter(found -> call.access().may(ObjectRight.READ, found) && found.isGoverned())
                .orElseThrow(() -> new ApiError(
                        400,
                        "INVALIDENTITY",
                        "Entity '" + body.path("object").asText() + "' is not supported by the Bulk API."));
        Job.Creation creation = jobs.creation(call, body, object.name());
        if (!OPERATIONS.contains(creation.operation())) {
            throw new ApiError(400, "INVALIDOPERATION", "Invalid operation: " + creation.operation());
        }
        if (creation.operation().equals("hardDelete") && !call.access().has("PermissionsBulkApiHardDelete")) {
            throw new ApiError(403, "FEATURENOTENABLED", "hardDelete is not enabled for this user");
        }
        IngestJob job = new IngestJob(creation, key(body, creation.operation(), object));
        jobs.add(job);
        return Json.response(200, job.describe());
    }

    private static String key(ObjectNode body, String operation, ObjectSchema object) {
        if (!operation.equals("upsert")) {
            return "";
        }
        String name = body.path("externalIdFieldName").asText();
        return object.field(name)
                .filter(field -> field.isKey() || field.name().equals("Id"))
                .map(FieldSchema::name)
                .orElseThrow(() -> new ApiError(
                        400,
                        "INVALIDJOB",
                        "InvalidJob : Field name provided, " + name + " is not an External ID field"));
    }

    private static Response upload(Call call, IngestJob job) {
        String type = call.request().header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!call.method().equals("PUT")) {
            throw new ApiError(405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed. Allowed are PUT");
        }
        if (!type.startsWith("text/csv")) {
            throw new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be text/csv");
        }
        if (job.state() != JobState.OPEN || job.isUploaded()) {
            throw BulkResource.wrongState(
                    "Found multiple contents for job: <" + job.id() + ">, please 'Close' / 'Abort'"
                            + " / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given"
                            + " Job.");
        }
        if (call.request().body().length > LARGEST) {
            throw new ApiError(413, "EXCEEDED_MAX_SIZE_REQUEST", "The upload is larger than 100 MB");
        }
        job.upload(call.request().text());
        return Response.empty(201);
    }

    private Response change(Call call, IngestJob job) {
        String state = Json.readObject(call.request()).path("state").asText();
        if (state.equals("Aborted")) {
            if (job.state().isOver()) {
                throw BulkResource.wrongState("Aborting already Completed Job not allowed");
            }
            job.state(JobState.ABORTED);
        } else if (state.equals("UploadComplete")) {
            if (job.state() != JobState.OPEN) {
                throw BulkResource.wrongState("Closing already " + job.state().wireName() + " Job not allowed");
            }
            jobs.start(job);
        } else {
            throw new ApiError(400, "INVALIDJOBSTATE", "Invalid job state: " + state);
        }
        return Json.response(200, job.describe());
    }

    private Response delete(IngestJob job) {
        if (job.state() == JobState.OPEN || job.state() == JobState.IN_PROGRESS) {
            throw BulkResource.wrongState("Deleting not Completed Job not allowed");
        }
        jobs.forget(job);
        return Response.empty(204);
    }

    private static Response results(Call call, IngestJob job) {
        if (!job.state().isOver()) {
            throw BulkResource.wrongState("Results of a job that is not finished are not available");
        }
        return Response.of(200, "text/csv; charset=UTF-8", job.results(call.part(3)));
    }
}
