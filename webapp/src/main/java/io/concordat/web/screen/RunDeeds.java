package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.run.RunJournal;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.sync.Synchronisation;
import io.concordat.sync.UndoScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The buttons of the page {@code run}: apply, stop, try again, and take back all of it or a part. */
@Named("runDeeds")
@RequestScoped
public class RunDeeds {

    private static final String STAY = "";

    private final Synchronisation synchronisation;
    private final RunJournal journal;
    private final PlanFilter filter;
    private final Audit audit;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final UUID id;

    @Inject
    RunDeeds(
            Synchronisation synchronisation,
            RunJournal journal,
            PlanFilter filter,
            Audit audit,
            Notices notices,
            Say say,
            Me me,
            Parameters parameters) {
        this.synchronisation = synchronisation;
        this.journal = journal;
        this.filter = filter;
        this.audit = audit;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.id = parameters.required("id");
    }

    public String apply() {
        return deed("RUN_APPLIED", "a plan of " + journal.get(id).startedBy(), caller -> {
            String reviewed = filter.digest()
                    .orElseThrow(() -> new HubException(HubException.Kind.CONFLICT, say.of("run.noDigest")));
            synchronisation.apply(id, reviewed, caller.name());
            return id;
        });
    }

    public String cancel() {
        return deed("RUN_CANCELLED", "", caller -> {
            synchronisation.cancel(id);
            return id;
        });
    }

    public String undo() {
        return undo(UndoScope.EVERYTHING);
    }

    /** Takes one line of the run back. */
    public String undoChange(UUID change) {
        return undo(new UndoScope(Optional.of(change), Optional.empty()));
    }

    /**
     * Takes one field of one line back.
     *
     * @param attribute the hub attribute
     */
    public String undoField(UUID change, String attribute) {
        return undo(new UndoScope(Optional.of(change), Optional.of(attribute)));
    }

    private String undo(UndoScope scope) {
        String part = scope.changeId().map(change -> ", change " + change).orElse("")
                + scope.field().map(field -> ", field " + field).orElse("");
        return deed(
                "RUN_UNDO_PLANNED", "of run " + id + part, caller -> synchronisation.undo(id, scope, caller.name()));
    }

    public String retry() {
        return deed("RUN_RETRIED", "of run " + id, caller -> synchronisation.retry(id, caller.name()));
    }

    /** One record for each reason first: whether retrying all is worth it. */
    public String recheck() {
        return deed("RUN_RECHECKED", "of run " + id, caller -> synchronisation.recheck(id, caller.name()));
    }

    private String deed(String action, String detail, Function<Caller, UUID> work) {
        UUID[] affected = {id};
        boolean done = notices.attempt(() -> {
            Caller caller = me.caller();
            caller.require(Permission.ACTIVATE_DESTINATIONS);
            affected[0] = audit.together(() -> {
                UUID run = work.apply(caller);
                audit.record(caller.did(action, "run", run, detail));
                return run;
            });
        });
        if (!done) {
            return STAY;
        }
        notices.keep();
        notices.done(say.of("run.did." + action));
        return "/run?faces-redirect=true&id=" + affected[0];
    }
}
