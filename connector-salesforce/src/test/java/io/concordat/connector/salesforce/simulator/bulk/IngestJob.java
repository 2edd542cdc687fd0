package io.concordat.connector.salesforce.simulator.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A job that changes records: an upload, and a line of result for each line of it. */
final class IngestJob extends Job {

    private final String externalId;
    private volatile String upload = "";
    private volatile boolean uploaded;
    private final List<List<String>> successes = new ArrayList<>();
    private final List<List<String>> failures = new ArrayList<>();
    private final List<List<String>> unprocessed = new ArrayList<>();
    private volatile List<String> header = List.of();

    IngestJob(Creation creation, String externalId) {
        super(creation, JobState.OPEN);
        this.externalId = externalId;
    }

    /** The key of an upsert; "" for others. */
    String externalId() {
        return externalId;
    }

    String upload() {
        return upload;
    }

    boolean isUploaded() {
        return uploaded;
    }

    void upload(String text) {
        upload = text;
        uploaded = true;
    }

    void header(List<String> names) {
        header = names;
    }

    synchronized void succeeded(String id, boolean created, List<String> line) {
        successes.add(with(line, id, Boolean.toString(created)));
    }

    synchronized void failed(String id, String error, List<String> line) {
        failures.add(with(line, id, error));
    }

    synchronized void left(List<String> line) {
        unprocessed.add(line);
    }

    private static List<String> with(List<String> line, String first, String second) {
        List<String> all = new ArrayList<>(List.of(first, second));
        all.addAll(line);
        return all;
    }

    /** One of the three files of results, in an order that has nothing to do with that of the upload. */
    synchronized String results(String which) {
        List<List<String>> lines = switch (which) {
            case "successfulResults" -> new ArrayList<>(successes);
            case "failedResults" -> new ArrayList<>(failures);
            default -> new ArrayList<>(unprocessed);
        };
        Collections.shuffle(lines, new Random(id().hashCode()));
        StringBuilder out = new StringBuilder();
        append(out, which.equals("unprocessedrecords") ? header : with(header, "sf__Id", second(which)));
        lines.forEach(line -> append(out, line));
        return out.toString();
    }

    private static String second(String which) {
        return which.equals("failedResults") ? "sf__Error" : "sf__Created";
    }

    private void append(StringBuilder out, List<String> line) {
        Csv.append(out, line, dialect().delimiter(), dialect().lineEnd());
    }

    @Override
    ObjectNode describe() {
        ObjectNode node = super.describe();
        node.put("jobType", "V2Ingest");
        if (!externalId.isEmpty()) {
            node.put("externalIdFieldName", externalId);
        }
        if (state() == JobState.OPEN) {
            node.put("contentUrl", "services/data/v" + version() + ".0/jobs/ingest/" + id() + "/batches");
        }
        if (state().isOver() || state() == JobState.IN_PROGRESS) {
            synchronized (this) {
                node.put("numberRecordsProcessed", successes.size() + failures.size());
                node.put("numberRecordsFailed", failures.size());
            }
            node.put("retries", 0).put("totalProcessingTime", 120);
            node.put("apiActiveProcessingTime", 80).put("apexProcessingTime", 0);
        }
        return node;
    }
}
