package io.concordat.connector.salesforce.simulator.bulk;

import io.concordat.connector.salesforce.simulator.dml.Dml;
import io.concordat.connector.salesforce.simulator.dml.Draft;
import io.concordat.connector.salesforce.simulator.dml.Outcome;
import io.concordat.connector.salesforce.simulator.dml.Refusal;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Works an upload off, 200 records to a transaction. */
final class Ingester {

    private static final int CHUNK = 200;

    private final Org org;
    private final Dml dml;
    private final IngestJob job;
    private final ObjectSchema object;
    private final int failAfter;
    private int done;

    /** @param failAfter after how many rows the whole job fails; -1 for never */
    Ingester(Org org, Dml dml, IngestJob job, int failAfter) {
        this.org = org;
        this.dml = dml;
        this.job = job;
        this.object = org.schema().require(job.object());
        this.failAfter = failAfter;
    }

    void work() {
        try {
            lines();
            if (isAtItsEnd()) {
                job.fail("InternalServerError : the job was stopped");
            } else if (job.state() == JobState.IN_PROGRESS) {
                job.state(JobState.JOB_COMPLETE);
            }
        } catch (ApiError broken) {
            job.fail(broken.text());
        }
    }

    private void lines() {
        if (!job.dialect().fits(job.upload())) {
            throw new ApiError(
                    400,
                    "ClientInputError",
                    "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is "
                            + job.dialect().lineEndName());
        }
        Csv csv = new Csv(job.upload(), job.dialect().delimiter());
        List<String> header = csv.next();
        job.header(header);
        CsvColumns columns = CsvColumns.of(org, object, header);
        List<List<String>> chunk = new ArrayList<>();
        for (List<String> line = csv.next(); !line.isEmpty(); line = csv.next()) {
            chunk.add(line);
            if (chunk.size() == CHUNK) {
                chunk(columns, header, chunk);
                chunk.clear();
            }
        }
        chunk(columns, header, chunk);
    }

    private void chunk(CsvColumns columns, List<String> header, List<List<String>> chunk) {
        List<List<String>> lines = List.copyOf(chunk);
        org.exclusively(() -> {
            Set<String> keys = new HashSet<>();
            for (List<String> line : lines) {
                if (isStopped()) {
                    job.left(line);
                } else {
                    line(columns, header, line, keys);
                }
            }
            return keys;
        });
    }

    private boolean isStopped() {
        return isAtItsEnd() || job.state().isOver();
    }

    /** Said by the job's state only when every line has its place: who reads the results then finds them whole. */
    private boolean isAtItsEnd() {
        return failAfter >= 0 && done >= failAfter && !job.state().isOver();
    }

    private void line(CsvColumns columns, List<String> header, List<String> line, Set<String> keys) {
        done++;
        Outcome outcome;
        try {
            outcome = row(columns.draft(line), header, line, keys);
        } catch (Refusal refusal) {
            outcome = Outcome.refused("", refusal.error());
        }
        if (outcome.isSuccess()) {
            job.succeeded(outcome.id(), outcome.created(), line);
        } else {
            RowError error = outcome.error().orElseThrow();
            String text = error.code() + ":" + error.message() + ":" + String.join(", ", error.fields()) + " --";
            job.failed(outcome.id(), text, line);
        }
    }

    private Outcome row(Draft draft, List<String> header, List<String> line, Set<String> keys) {
        return switch (job.operation()) {
            case "insert" -> dml.insert(job.caller(), draft);
            case "upsert" -> upsert(draft, header, line, keys);
            default -> byId(draft, cell("Id", header, line));
        };
    }

    private Outcome byId(Draft draft, String id) {
        draft.values().remove(object.require("Id"));
        if (id.isEmpty()) {
            return Outcome.refused("", RowError.of("MISSING_ARGUMENT", "Id not specified"));
        }
        return job.operation().equals("update")
                ? dml.update(job.caller(), id, draft)
                : dml.delete(job.caller(), object, id);
    }

    private Outcome upsert(Draft draft, List<String> header, List<String> line, Set<String> keys) {
        FieldSchema key = object.require(job.externalId());
        String value = cell(key.name(), header, line);
        draft.values().remove(key);
        draft.values().remove(object.require("Id"));
        if (value.isEmpty()) {
            return key.name().equals("Id")
                    ? dml.insert(job.caller(), draft)
                    : Outcome.refused("", RowError.of("MISSING_ARGUMENT", key.name() + " not specified"));
        }
        if (!keys.add(value.toLowerCase(Locale.ROOT))) {
            return Outcome.refused("", RowError.of("DUPLICATE_VALUE", "Duplicate external id specified: " + value));
        }
        return dml.upsert(job.caller(), key, value, draft, true);
    }

    private static String cell(String name, List<String> header, List<String> line) {
        for (int index = 0; index < header.size(); index++) {
            if (header.get(index).equalsIgnoreCase(name)) {
                return line.get(index);
            }
        }
        return "";
    }
}
