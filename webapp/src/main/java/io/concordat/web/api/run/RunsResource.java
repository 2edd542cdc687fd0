package io.concordat.web.api.run;

import io.concordat.audit.Audit;
import io.concordat.connection.Connections;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.sync.Synchronisation;
import io.concordat.sync.UndoScope;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs: starting, reviewing, applying, stopping, taking back. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RunsResource {

    private final Synchronisation synchronisation;
    private final Connections connections;
    private final RunJournal journal;
    private final RunChanges changes;
    private final Audit audit;
    private final CurrentCaller caller;

    @Inject
    RunsResource(
            Synchronisation synchronisation,
            Connections connections,
            RunJournal journal,
            RunChanges changes,
            Audit audit,
            CurrentCaller caller) {
        this.synchronisation = synchronisation;
        this.connections = connections;
        this.journal = journal;
        this.changes = changes;
        this.audit = audit;
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
     */
    public record NewRunJson(Optional<Mode> mode, Optional<Boolean> full) {}

    /** The plan that was reviewed. */
    public record ApplyJson(Optional<String> digest) {}

    /**
     * How much is taken back.
     *
     * @param changeId only this change; empty for all
     * @param field only this field of it; empty for all
     */
    public record UndoJson(Optional<UUID> changeId, Optional<String> field) {}

    @POST
    @Path("connections/{id}/runs")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Starts a run; PLAN stops after planning", status = 202, answer = RunJson.class)
    public Response start(@PathParam("id") UUID id, @Context UriInfo uri, NewRunJson body) {
        connections.get(id);
        RunKind kind = RunKind.valueOf(Ask.required("mode", body.mode()).name());
        UUID run = synchronisation.start(
                id, kind, body.full().orElse(false), caller.get().name());
        return accepted(uri, run, "RUN_STARTED", kind.name());
    }

    @GET
    @Path("runs")
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "Runs, newest first", answer = RunJson.class)
    public Listed<RunJson> list(
            @QueryParam("connection") @DefaultValue("") String connection, @BeanParam Paging paging) {
        List<Run> page = journal.list(Ask.id("connection", connection), paging.afterId(), paging.limit() + 1);
        boolean more = page.size() > paging.limit();
        List<Run> shown = more ? page.subList(0, paging.limit()) : page;
        Optional<String> next =
                more ? Optional.of(shown.get(shown.size() - 1).id().toString()) : Optional.empty();
        return new Listed<>(shown.stream().map(this::json).toList(), next, Optional.empty());
    }

    @GET
    @Path("runs/{id}")
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "One run", answer = RunJson.class)
    public RunJson get(@PathParam("id") UUID id) {
        return json(journal.get(id));
    }

    @POST
    @Path("runs/{id}/apply")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Applies the plan that was reviewed", status = 202, answer = RunJson.class)
    public Response apply(@PathParam("id") UUID id, @Context UriInfo uri, ApplyJson body) {
        journal.get(id);
        synchronisation.apply(id, Ask.required("digest", body.digest()));
        return accepted(uri, id, "RUN_APPLIED", "");
    }

    @POST
    @Path("runs/{id}/cancel")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Asks a run to stop; what it has done stays", status = 202, answer = RunJson.class)
    public Response cancel(@PathParam("id") UUID id, @Context UriInfo uri) {
        synchronisation.cancel(id);
        return accepted(uri, id, "RUN_CANCELLED", "");
    }

    @POST
    @Path("runs/{id}/undo")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Plans to take a run back, or one change, or one field of it", status = 202, answer = RunJson.class)
    public Response undo(@PathParam("id") UUID id, @Context UriInfo uri, UndoJson body) {
        Run run = journal.get(id);
        Optional<String> field = body.field().map(shown -> changes.hubName(run, body.changeId(), shown));
        UUID undo = synchronisation.undo(
                id, new UndoScope(body.changeId(), field), caller.get().name());
        return accepted(uri, undo, "RUN_UNDO_PLANNED", "of run " + id);
    }

    @POST
    @Path("runs/{id}/retry")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Tries again what a run could not do", status = 202, answer = RunJson.class)
    public Response retry(@PathParam("id") UUID id, @Context UriInfo uri) {
        journal.get(id);
        UUID again = synchronisation.retry(id, caller.get().name());
        return accepted(uri, again, "RUN_RETRIED", "of run " + id);
    }

    private Response accepted(UriInfo uri, UUID run, String action, String detail) {
        Caller who = caller.get();
        audit.record(who.did(action, "run", run, detail));
        return Response.accepted(json(journal.get(run)))
                .location(uri.getBaseUriBuilder().path("runs/" + run).build())
                .build();
    }

    private RunJson json(Run run) {
        return RunJson.of(run, journal.causes(run.id()));
    }
}
