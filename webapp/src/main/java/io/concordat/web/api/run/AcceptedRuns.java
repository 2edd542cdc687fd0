package io.concordat.web.api.run;

import io.concordat.audit.Audit;
import io.concordat.run.RunJournal;
import io.concordat.web.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.function.Supplier;

/** Begins runs for a caller, together with the note of who began them, and answers where to look at them. */
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

    /**
     * Does it, notes it and answers.
     *
     * @param begin says which run it is
     */
    Response answer(UriInfo uri, String action, String detail, Supplier<UUID> begin) {
        UUID run = audit.together(() -> {
            UUID begun = begin.get();
            audit.record(caller.get().did(action, "run", begun, detail));
            return begun;
        });
        return Response.accepted(RunJson.of(journal.get(run), journal.causes(run)))
                .location(uri.getBaseUriBuilder().path("runs/" + run).build())
                .build();
    }
}
