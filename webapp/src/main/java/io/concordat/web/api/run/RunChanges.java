package io.concordat.web.api.run;

import io.concordat.HubException;
import io.concordat.connection.Bindings;
import io.concordat.run.Change;
import io.concordat.run.ChangeFilter;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The changes of runs in the words of whoever asks. */
@ApplicationScoped
class RunChanges {

    private final RunJournal journal;
    private final Bindings bindings;

    @Inject
    RunChanges(RunJournal journal, Bindings bindings) {
        this.journal = journal;
        this.bindings = bindings;
    }

    FieldNames names(Run run) {
        return new FieldNames(bindings.list(run.connectionId()));
    }

    /** The hub's name of a field of a change that was shown. */
    String hubName(Run run, Optional<UUID> changeId, String shown) {
        if (changeId.isEmpty()) {
            throw HubException.invalid("changeId", "a field is taken back with the change it is of");
        }
        Change change = find(run.id(), changeId.get());
        return names(run).hub(change, shown);
    }

    private Change find(UUID runId, UUID changeId) {
        return journal.changes(runId, ChangeFilter.ALL, Optional.of(before(changeId)), 1).stream()
                .filter(change -> change.id().equals(changeId))
                .findFirst()
                .orElseThrow(() -> HubException.invalid("changeId", "this run has no such change"));
    }

    /** The greatest id below: changes are read after one. */
    private static UUID before(UUID id) {
        long low = id.getLeastSignificantBits();
        return low == 0
                ? new UUID(id.getMostSignificantBits() - 1, -1)
                : new UUID(id.getMostSignificantBits(), low - 1);
    }
}
