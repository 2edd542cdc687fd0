package io.concordat.connector.salesforce.simulator.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.rest.Call;
import io.concordat.connector.salesforce.simulator.rest.Json;
import io.concordat.connector.salesforce.simulator.rest.Resource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** {@code /jobs/ingest} and {@code /jobs/query}. */
public final class BulkResource implements Resource, AutoCloseable {

    private final Org org;
    private final Dml dml;
    private final BulkSettings settings;
    private final IngestResource ingest;
    private final QueryJobResource query;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "salesforce-simulator-bulk");
        thread.setDaemon(true);
        return thread;
    });

    public BulkResource(Org org, Dml dml, BulkSettings settings) {
        this.org = org;
        this.dml = dml;
        this.settings = settings;
        this.ingest = new IngestResource(org, this);
        this.query = new QueryJobResource(org, this);
    }

    BulkSettings settings() {
        return settings;
    }

    @Override
    public Response handle(Call call) {
        return switch (call.part(1)) {
            case "ingest" -> ingest.handle(call);
            case "query" -> query.handle(call);
            default -> throw ApiError.notFound();
        };
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    /** The names of a new job, in their checked form. */
    Job.Creation creation(Call call, ObjectNode body, String object) {
        if (!body.path("contentType").asText("CSV").equals("CSV")) {
            throw new ApiError(400, "INVALIDCONTENTTYPE", "Content Type is not supported: only CSV");
        }
        CsvDialect dialect = new CsvDialect(
                body.path("columnDelimiter").asText("COMMA"),
                body.path("lineEnding").asText("LF"));
        return new Job.Creation(
                org.ids().next("750"),
                body.path("operation").asText(),
                object,
                call.caller(),
                call.version(),
                dialect,
                org.clock().instant());
    }

    void add(Job job) {
        jobs.put(job.id(), job);
    }

    <T extends Job> T find(String id, Class<T> kind) {
        return RecordId.parse(id)
                .map(jobs::get)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(ApiError::notFound);
    }

    void forget(Job job) {
        jobs.remove(job.id());
    }

    Response list(Class<? extends Job> kind) {
        ObjectNode body = Json.object().put("done", true).putNull("nextRecordsUrl");
        ArrayNode records = body.putArray("records");
        List<Job> all = List.copyOf(jobs.values());
        all.stream().filter(kind::isInstance).forEach(job -> records.add(job.describe()));
        return Json.response(200, body);
    }

    void start(IngestJob job) {
        job.state(JobState.UPLOAD_COMPLETE);
        later(job, () -> new Ingester(org, dml, job, settings.takeFailure()).work());
    }

    void start(QueryJob job) {
        later(
                job,
                () -> org.exclusively(() -> {
                    new BulkReader(org, job).work();
                    return job;
                }));
    }

    private void later(Job job, Runnable work) {
        Runnable step = () -> {
            if (!job.state().isOver()) {
                job.state(JobState.IN_PROGRESS);
                work.run();
            }
        };
        var unused = worker.schedule(step, settings.delay().toMillis(), TimeUnit.MILLISECONDS);
    }

    static ApiError wrongState(String message) {
        return new ApiError(400, "INVALIDJOBSTATE", message);
    }
}
