package io.concordat.web.screen;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HistoryEntry;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.Side;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What a record was: its values now, with all that people and runs changed since taken back in their order. */
@ApplicationScoped
class Past {

    private static final int MOST_CHANGES = 2_000;
    private static final Set<ChangeState> DONE = Set.of(ChangeState.APPLIED, ChangeState.UNDONE);

    private final HubRecords records;
    private final RunJournal journal;

    @Inject
    Past(HubRecords records, RunJournal journal) {
        this.records = records;
        this.journal = journal;
    }

    /** Values that were replaced at a moment. */
    private record Step(Instant at, Map<String, String> before) {}

    /** The values of a record at a moment, by attribute. */
    Map<String, String> valuesAt(HubRecord record, Instant moment) {
        Map<String, String> values = new HashMap<>(record.attributes());
        Stream.concat(edits(record), runs(record))
                .filter(step -> step.at().isAfter(moment))
                .sorted(Comparator.comparing(Step::at).reversed())
                .forEach(step -> values.putAll(step.before()));
        return values;
    }

    private Stream<Step> edits(HubRecord record) {
        return records.history(record.object(), record.id()).stream().map(Past::step);
    }

    private static Step step(HistoryEntry edit) {
        Map<String, String> before = new HashMap<>();
        edit.changes().forEach((name, change) -> before.put(name, change.from()));
        return new Step(edit.at(), before);
    }

    private Stream<Step> runs(HubRecord record) {
        Map<UUID, Optional<Run>> runs = new HashMap<>();
        return changes(record.object(), record.id()).stream()
                .filter(change -> change.side() == Side.HUB && DONE.contains(change.state()))
                .flatMap(change -> runs.computeIfAbsent(change.runId(), journal::find).stream()
                        .map(run -> step(run, change)));
    }

    private List<Change> changes(HubObject object, UUID id) {
        return journal.changesOf(object, id, Optional.empty(), MOST_CHANGES);
    }

    private static Step step(Run run, Change change) {
        Map<String, String> before = new HashMap<>();
        change.fields().forEach((name, field) -> before.put(name, field.from()));
        return new Step(run.endedAt().orElse(run.startedAt()), before);
    }
}
