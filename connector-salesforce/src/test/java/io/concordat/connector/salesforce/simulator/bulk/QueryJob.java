package io.concordat.connector.salesforce.simulator.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A job that reads records. */
final class QueryJob extends Job {

    private final String query;
    private volatile List<String> header = List.of();
    private volatile List<List<String>> lines = List.of();

    QueryJob(Creation creation, String query) {
        super(creation, JobState.UPLOAD_COMPLETE);
        this.query = query;
    }

    String query() {
        return query;
    }

    void found(List<String> names, List<List<String>> values) {
        header = names;
        lines = values;
    }

    int size() {
        return lines.size();
    }

    /** The header and a part of the lines. */
    String page(int from, int to) {
        StringBuilder out = new StringBuilder();
        Csv.append(out, header, dialect().delimiter(), dialect().lineEnd());
        for (List<String> line : lines.subList(from, to)) {
            Csv.append(out, line, dialect().delimiter(), dialect().lineEnd());
        }
        return out.toString();
    }

    @Override
    ObjectNode describe() {
        ObjectNode node = super.describe();
        node.put("jobType", "V2Query");
        if (state() == JobState.JOB_COMPLETE) {
            node.put("numberRecordsProcessed", lines.size());
            node.put("retries", 0).put("totalProcessingTime", 120);
        }
        return node;
    }
}
