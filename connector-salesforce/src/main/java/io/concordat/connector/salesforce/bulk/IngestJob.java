package io.concordat.connector.salesforce.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.budget.Calls;
import io.concordat.connector.salesforce.http.ApiAnswer;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.ApiRequest.Content;
import io.concordat.connector.salesforce.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that are written by a job. Until the upload is declared complete nothing happens to any of them, so every
 * failure up to there promises that nothing was written.
 */
public final class IngestJob {

    private static final Duration LONGEST_TRANSFER = Duration.ofMinutes(20);
    private static final long LARGEST_RESULT = 1L << 30;
    private static final String COMPLETE = "{\"state\":\"UploadComplete\"}";

    private final Calls calls;
    private final Job job;

    /** What became of the rows; told row by row, in any order. */
    public interface Results {

        /** The columns of the rows to come; answers the places of those that are looked at. */
        Set<Integer> header(List<String> names);

        void written(List<String> row);

        /** The row says why in its column {@code sf__Error}. */
        void refused(List<String> row);

        void untouched(List<String> row);
    }

    private IngestJob(Calls calls, Job job) {
        this.calls = calls;
        this.job = job;
    }

    /**
     * Has rows written, and waits until that is done.
     *
     * @param operation such as {@code update}
     * @param csv header and rows, lines ending in LF
     * @throws ApiException if Salesforce refuses the job; nothing was written
     * @throws ConnectorException of OUTCOME_UNKNOWN if nobody knows what became of the rows; of other kinds if nothing
     *     was written
     */
    public static void run(Calls calls, Polling polling, String object, String operation, byte[] csv, Results results) {
        ObjectNode wanted = Json.object()
                .put("object", object)
                .put("operation", operation)
                .put("contentType", "CSV")
                .put("lineEnding", "LF")
                .put("columnDelimiter", "COMMA");
        String id = calls.json(ApiRequest.post("/jobs/ingest").harmless().json(wanted))
                .path("id")
                .asText("");
        IngestJob ingest = new IngestJob(calls, new Job(calls, polling, "/jobs/ingest/" + ApiRequest.encode(id)));
        ingest.upload(csv);
        try {
            ingest.finish(results);
        } catch (ApiException | ConnectorException lost) {
            throw new ConnectorException(
                    Failure.OUTCOME_UNKNOWN, "a bulk job was sent, and its end was not seen", lost);
        }
    }

    private void upload(byte[] csv) {
        try {
            calls.json(ApiRequest.put(job.path() + "/batches")
                    .content(new Content.Bytes("text/csv", csv))
                    .within(LONGEST_TRANSFER)
                    .harmless());
        } catch (ApiException | ConnectorException failed) {
            job.abort();
            throw failed;
        }
        declareComplete();
    }

    /** If the answer is lost, the job itself knows whether it has begun. */
    private void declareComplete() {
        try {
            calls.json(ApiRequest.patch(job.path()).json(COMPLETE.getBytes(StandardCharsets.UTF_8)));
        } catch (ApiException | ConnectorException failed) {
            ConnectorException lost = Calls.failure(failed);
            if (lost.failure() != Failure.OUTCOME_UNKNOWN || isStillOpen(lost)) {
                job.abort();
                throw new ConnectorException(Failure.UNREACHABLE, "a bulk job could not be started", lost);
            }
        }
    }

    private boolean isStillOpen(ConnectorException lost) {
        try {
            return job.state().name().equals("Open");
        } catch (ApiException | ConnectorException unreachable) {
            lost.addSuppressed(unreachable);
            throw lost;
        }
    }

    private void finish(Results results) {
        Job.State end = job.await();
        boolean whole = end.isComplete();
        if (!whole || end.processed() > end.failed()) {
            read("/successfulResults/", results, results::written);
        }
        if (!whole || end.failed() > 0) {
            read("/failedResults/", results, results::refused);
        }
        if (!whole) {
            read("/unprocessedrecords/", results, results::untouched);
        }
    }

    private interface Take {

        void row(List<String> values);
    }

    private void read(String which, Results results, Take take) {
        ApiRequest request = ApiRequest.get(job.path() + which)
                .header("Accept", "text/csv")
                .within(LONGEST_TRANSFER)
                .atMost(LARGEST_RESULT);
        calls.ask(request, answer -> read(answer, results, take));
    }

    private static boolean read(ApiAnswer answer, Results results, Take take) {
        try (CsvRows rows = new CsvRows(answer.body())) {
            rows.readOnly(results.header(rows.header()));
            for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
                take.row(row.get());
            }
        }
        return true;
    }
}
