package io.concordat.web.api.run;

import io.concordat.audit.Audit;
import io.concordat.run.RunJournal;
import io.concordat.web.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Answers with a run that was begun, and where to look at it; notes who began it. */
@ApplicationScoped
class AcceptedRuns {

    private final RunJournal journal;
    private final Audit audit;
    private final CurrentCaller caller;

    @Inject
    AcceptedRuns(RunJournal journal, Audit audit, CurrentCaller caller) {
        this.journal = journal;
        this.audit = audit;
        this.caller = caller;
    }

    Response answer(UriInfo uri, UUID run, String action, String detail) {
        audit.record(caller.get().did(action, "run", run, detail));
        return Response.accepted(RunJson.of(journal.get(run), journal.causes(run)))
                .location(uri.getBaseUriBuilder().path("runs/" + run).build())
                .build();
    }
}
