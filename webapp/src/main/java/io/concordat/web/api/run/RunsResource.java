package io.concordat.web.api.run;

import io.concordat.run.Run;
import io.concordat.run.RunJournal;
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

/** Runs: reviewing, applying, stopping, taking back. */
@Path("runs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RunsResource {

    private final Synchronisation synchronisation;
    private final RunJournal journal;
    private final RunChanges changes;
    private final AcceptedRuns accepted;
    private final CurrentCaller caller;

    @Inject
    RunsResource(
            Synchronisation synchronisation,
            RunJournal journal,
            RunChanges changes,
            AcceptedRuns accepted,
            CurrentCaller caller) {
        this.synchronisation = synchronisation;
        this.journal = journal;
        this.changes = changes;
        this.accepted = accepted;
        this.caller = caller;
    }

    /** The plan that was reviewed. */
    public record ApplyJson(Optional<String> digest) {}

    /**
     * How much is taken back.
     *
     * @param changeId only this change; empty for all
     * @param field only this field of it; empty for all
     */
    public record UndoJson(Optional<UUID> changeId, Optional<String> field) {}

    @GET
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "Runs, newest first", answer = RunJson.class)
    public Listed<RunJson> list(
            @QueryParam("connection") @DefaultValue("") String connection, @BeanParam Paging paging) {
        List<Run> found = journal.list(Ask.id("connection", connection), paging.afterId(), paging.limit() + 1);
        return Listed.page(found, paging, run -> run.id().toString(), this::json, Optional.empty());
    }

    @GET
    @Path("{id}")
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "One run", answer = RunJson.class)
    public RunJson get(@PathParam("id") UUID id) {
        return json(journal.get(id));
    }

    @POST
    @Path("{id}/apply")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Applies the plan that was reviewed", status = 202, answer = RunJson.class)
    public Response apply(@PathParam("id") UUID id, @Context UriInfo uri, ApplyJson body) {
        String startedBy = journal.get(id).startedBy();
        String digest = Ask.required("digest", body.digest());
        return accepted.answer(uri, "RUN_APPLIED", "a plan of " + startedBy, () -> {
            synchronisation.apply(id, digest, caller.get().name());
            return id;
        });
    }

    @POST
    @Path("{id}/cancel")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Asks a run to stop; what it has done stays", status = 202, answer = RunJson.class)
    public Response cancel(@PathParam("id") UUID id, @Context UriInfo uri) {
        return accepted.answer(uri, "RUN_CANCELLED", "", () -> {
            synchronisation.cancel(id);
            return id;
        });
    }

    @POST
    @Path("{id}/undo")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Plans to take a run back, or one change, or one field of it", status = 202, answer = RunJson.class)
    public Response undo(@PathParam("id") UUID id, @Context UriInfo uri, UndoJson body) {
        Run run = journal.get(id);
        Optional<String> field = body.field().map(shown -> changes.hubName(run, body.changeId(), shown));
        UndoScope scope = new UndoScope(body.changeId(), field);
        return accepted.answer(
                uri,
                "RUN_UNDO_PLANNED",
                "of run " + id,
                () -> synchronisation.undo(id, scope, caller.get().name()));
    }

    @POST
    @Path("{id}/retry")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Tries again what a run could not do", status = 202, answer = RunJson.class)
    public Response retry(@PathParam("id") UUID id, @Context UriInfo uri) {
        journal.get(id);
        return accepted.answer(
                uri,
                "RUN_RETRIED",
                "of run " + id,
                () -> synchronisation.retry(id, caller.get().name()));
    }

    @POST
    @Path("{id}/recheck")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Tries again one record for each reason that a run had", status = 202, answer = RunJson.class)
    public Response recheck(@PathParam("id") UUID id, @Context UriInfo uri) {
        journal.get(id);
        return accepted.answer(
                uri,
                "RUN_RECHECKED",
                "of run " + id,
                () -> synchronisation.recheck(id, caller.get().name()));
    }

    private RunJson json(Run run) {
        return RunJson.of(run, journal.causes(run.id()));
    }
}
