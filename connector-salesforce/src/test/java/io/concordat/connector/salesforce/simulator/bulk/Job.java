package io.concordat.connector.salesforce.simulator.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.dml.Caller;
import io.concordat.connector.salesforce.simulator.rest.Json;
import io.concordat.connector.salesforce.simulator.rest.Values;
import java.time.Instant;

/** What jobs of both kinds have in common. */
abstract class Job {

    private final String id;
    private final String operation;
    private final String object;
    private final Caller caller;
    private final int version;
    private final CsvDialect dialect;
    private final Instant created;
    private volatile JobState state;
    private volatile String errorMessage = "";

    Job(Creation creation, JobState first) {
        this.id = creation.id();
        this.operation = creation.operation();
        this.object = creation.object();
        this.caller = creation.caller();
        this.version = creation.version();
        this.dialect = creation.dialect();
        this.created = creation.created();
        this.state = first;
    }

    /** What a job is made of. */
    record Creation(
            String id,
            String operation,
            String object,
            Caller caller,
            int version,
            CsvDialect dialect,
            Instant created) {}

    String id() {
        return id;
    }

    String operation() {
        return operation;
    }

    String object() {
        return object;
    }

    Caller caller() {
        return caller;
    }

    int version() {
        return version;
    }

    CsvDialect dialect() {
        return dialect;
    }

    JobState state() {
        return state;
    }

    void state(JobState next) {
        state = next;
    }

    void fail(String message) {
        errorMessage = message;
        state = JobState.FAILED;
    }

    /** As the API shows it. */
    ObjectNode describe() {
        ObjectNode node = Json.object();
        node.put("id", id).put("operation", operation).put("object", object);
        node.put("createdById", caller.access().userId());
        node.put("createdDate", Values.stamp(created)).put("systemModstamp", Values.stamp(created));
        node.put("state", state.wireName());
        node.put("concurrencyMode", "Parallel").put("contentType", "CSV");
        node.put("apiVersion", (double) version);
        node.put("lineEnding", dialect.lineEndName()).put("columnDelimiter", dialect.delimiterName());
        if (!errorMessage.isEmpty()) {
            node.put("errorMessage", errorMessage);
        }
        return node;
    }
}
