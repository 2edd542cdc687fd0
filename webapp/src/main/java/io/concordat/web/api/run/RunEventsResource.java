package io.concordat.web.api.run;

import io.concordat.run.RunJournal;
import io.concordat.security.Permission;
import io.concordat.web.api.Says;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;

/** The progress of a run, as it happens. */
@Path("runs/{id}/events")
@RequestScoped
public class RunEventsResource {

    private final RunJournal journal;
    private final RunEvents events;

    @Inject
    RunEventsResource(RunJournal journal, RunEvents events) {
        this.journal = journal;
        this.events = events;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "Progress as server-sent events until the run rests", answer = String.class)
    public void follow(@PathParam("id") UUID id, @Context SseEventSink sink, @Context Sse sse) {
        journal.get(id);
        events.follow(id, sink, sse);
    }
}
