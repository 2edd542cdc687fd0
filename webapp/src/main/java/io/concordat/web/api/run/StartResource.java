package io.concordat.web.api.run;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Connections;
import io.concordat.hub.HubRecords;
import io.concordat.run.RunKind;
import io.concordat.security.Permission;
import io.concordat.sync.OneRecord;
import io.concordat.sync.Synchronisation;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;

/** Starting runs. */
@Path("connections/{id}/runs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StartResource {

    private final Synchronisation synchronisation;
    private final Connections connections;
    private final HubRecords records;
    private final AcceptedRuns accepted;
    private final CurrentCaller caller;

    @Inject
    StartResource(
            Synchronisation synchronisation,
            Connections connections,
            HubRecords records,
            AcceptedRuns accepted,
            CurrentCaller caller) {
        this.synchronisation = synchronisation;
        this.connections = connections;
        this.records = records;
        this.accepted = accepted;
        this.caller = caller;
    }

    /** How a run is started by a person. */
    public enum Mode {
        PLAN,
        SYNC
    }

    /**
     * A run to be started.
     *
     * @param mode PLAN stops after planning
     * @param full whether everything is read again
     * @param record the only record that is to be brought into agreement; with SYNC only
     */
    public record NewRunJson(Optional<Mode> mode, Optional<Boolean> full, Optional<OneRecordJson> record) {}

    /**
     * A record of the hub.
     *
     * @param object profiles, accounts or leads
     */
    public record OneRecordJson(Optional<String> object, Optional<UUID> id) {}

    @POST
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(
            value = "Starts a run; PLAN stops after planning, SYNC with a record looks at that one only",
            status = 202,
            answer = RunJson.class)
    public Response start(@PathParam("id") UUID id, @Context UriInfo uri, NewRunJson body) {
        connections.get(id);
        RunKind kind = RunKind.valueOf(Ask.required("mode", body.mode()).name());
        if (body.record().isPresent()) {
            return one(id, uri, kind, body.record().get());
        }
        boolean full = body.full().orElse(false);
        return accepted.answer(
                uri,
                "RUN_STARTED",
                kind.name(),
                () -> synchronisation.start(id, kind, full, caller.get().name()));
    }

    private Response one(UUID id, UriInfo uri, RunKind kind, OneRecordJson record) {
        if (kind != RunKind.SYNC) {
            throw HubException.invalid("mode", "one record is brought into agreement with SYNC");
        }
        String object = Ask.required("record.object", record.object());
        HubObject kindOfRecord = HubObject.find(object)
                .orElseThrow(() -> HubException.invalid("record.object", "it is profiles, accounts or leads"));
        UUID hubId = Ask.required("record.id", record.id());
        records.get(kindOfRecord, hubId);
        OneRecord only = new OneRecord(kindOfRecord, hubId);
        return accepted.answer(
                uri,
                "RECORD_SYNCED",
                object + " " + hubId,
                () -> synchronisation.startOne(id, only, caller.get().name()));
    }
}
