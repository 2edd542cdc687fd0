package io.concordat.web.screen;

import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import io.concordat.sync.HeldChanges;
import io.concordat.sync.HeldChanges.Held;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The part of the page {@code run} that says what it counts as refused and earlier runs have the reasons of. */
@Named("heldBefore")
@RequestScoped
public class HeldBefore {

    private final List<Held> held;

    @Inject
    HeldBefore(RunJournal journal, HeldChanges changes, Parameters parameters) {
        Run run = journal.get(parameters.required("id"));
        this.held = run.state() == RunState.PARTIAL ? changes.before(run) : List.of();
    }

    public List<Held> getRuns() {
        return held;
    }
}
