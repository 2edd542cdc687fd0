package io.concordat.web.system;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connection.Connection;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * What one sends along when asking for help: how the hub is set up and what its last runs came to. It holds counts,
 * states and ids; no secret, no setting of a connection, no name or value of a record, no message that could quote one.
 */
@ApplicationScoped
public class SupportBundle {

    private final HubSystem system;
    private final Clock clock;

    @Inject
    SupportBundle(HubSystem system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    public ObjectNode write() {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("takenAt", clock.instant().toString());
        process(bundle.putObject("process"));
        ObjectNode database = bundle.putObject("database");
        database.put("product", system.database().product());
        database.put("schema", system.database().schema());
        ObjectNode records = bundle.putObject("records");
        system.records().forEach(records::put);
        ArrayNode connectors = bundle.putArray("connectors");
        system.connectors().forEach(connectors::add);
        ArrayNode connections = bundle.putArray("connections");
        system.allConnections().forEach(connection -> connection(connections.addObject(), connection));
        ArrayNode leases = bundle.putArray("leases");
        system.leases()
                .forEach(lease -> leases.addObject()
                        .put("name", lease.name())
                        .put("held", lease.held())
                        .put("fence", lease.fence())
                        .put("until", lease.until().toString()));
        ArrayNode runs = bundle.putArray("runs");
        system.recentRuns().forEach(run -> run(runs.addObject(), run));
        return bundle;
    }

    private void process(ObjectNode into) {
        HubSystem.Server process = system.process();
        into.put("version", process.version())
                .put("java", process.java())
                .put("os", process.os())
                .put("upForSeconds", process.upFor().toSeconds())
                .put("heapUsedMegabytes", process.usedMegabytes())
                .put("heapMostMegabytes", process.mostMegabytes())
                .put("serialFilter", system.hasSerialFilter());
        ObjectNode settings = into.putObject("settings");
        system.settings()
                .forEach(setting -> settings.put(
                        setting.name(), setting.hidden() || !setting.value().isEmpty() ? "set" : "not set"));
    }

    private static void connection(ObjectNode into, Connection connection) {
        into.put("id", connection.id().toString())
                .put("connector", connection.connector())
                .put("state", connection.state().name())
                .put("enabled", connection.enabled())
                .put("writing", connection.writing())
                .put("schedule", connection.schedule().kind().name())
                .put("settingsThatAreSet", connection.settings().size())
                .put("secretsThatAreSet", connection.secrets().size());
    }

    private static void run(ObjectNode into, Run run) {
        into.put("id", run.id().toString())
                .put("connection", run.connectionId().toString())
                .put("kind", run.kind().name())
                .put("trigger", run.trigger().name())
                .put("state", run.state().name())
                .put("startedAt", run.startedAt().toString())
                .put("endedAt", run.endedAt().map(Instant::toString).orElse(""))
                .put("phase", run.progress().phase())
                .put("failed", run.state() == RunState.FAILED)
                .put("guards", run.guards().size())
                .put("callsUsed", run.apiCalls().used());
        ObjectNode counts = into.putObject("counts");
        for (Count count : Count.values()) {
            counts.put(count.label(), run.progress().count(count));
        }
    }
}
