package io.concordat.web.screen;

import static java.util.Comparator.comparing;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.hub.HistoryEntry;
import io.concordat.hub.HubRecords;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.web.screen.ChangeView.Delta;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts together what people, imports and runs did to a record. */
@ApplicationScoped
class Timelines {

    private static final int MOST = 40;
    private static final Set<ChangeState> DONE = Set.of(ChangeState.APPLIED, ChangeState.UNDONE);

    private final HubRecords records;
    private final RunJournal journal;
    private final ChangeViews views;
    private final Names names;
    private final Say say;

    @Inject
    Timelines(HubRecords records, RunJournal journal, ChangeViews views, Names names, Say say) {
        this.records = records;
        this.journal = journal;
        this.views = views;
        this.names = names;
        this.say = say;
    }

    /** The last one first. */
    List<TimelineEntry> of(HubObject object, UUID id) {
        Map<String, Attribute> known = views.byName(object);
        Stream<TimelineEntry> edits =
                records.history(object, id).stream().limit(MOST).map(edit -> edit(object, edit, known));
        Map<UUID, Optional<Run>> runs = new HashMap<>();
        Stream<TimelineEntry> decided = journal.changesOf(object, id, Optional.empty(), MOST).stream()
                .filter(change -> DONE.contains(change.state()))
                .flatMap(change ->
                        runs.computeIfAbsent(change.runId(), journal::find).map(run -> byRun(run, change)).stream());
        return Stream.concat(edits, decided)
                .sorted(comparing(TimelineEntry::at).reversed())
                .limit(MOST)
                .toList();
    }

    private TimelineEntry edit(HubObject object, HistoryEntry edit, Map<String, Attribute> known) {
        List<Delta> deltas = edit.changes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(change -> new Delta(
                        Optional.ofNullable(known.get(change.getKey()))
                                .map(say::label)
                                .orElseGet(() -> say.word("frame", change.getKey())),
                        change.getKey(),
                        value(object, known, change.getKey(), change.getValue().from()),
                        value(object, known, change.getKey(), change.getValue().to()),
                        ""))
                .toList();
        String title = say.of(
                say.key("timeline", edit.author().source()), edit.author().name());
        return new TimelineEntry(edit.at(), title, "", deltas, "");
    }

    private String value(HubObject object, Map<String, Attribute> known, String name, String value) {
        return Optional.ofNullable(known.get(name))
                .map(attribute -> say.value(attribute, value))
                .orElseGet(() -> value.isEmpty() ? value : frame(object, name, value));
    }

    /** What belongs to a record beside its attributes, as people read it. */
    private String frame(HubObject object, String name, String value) {
        return switch (name) {
            case "known", "deleted" -> say.of(value.equals("true") ? "yes" : "no");
            case "parentId" ->
                RecordScreen.parentOf(object)
                        .flatMap(parents -> records.find(parents, UUID.fromString(value)))
                        .map(names::of)
                        .orElse(value);
            default -> value;
        };
    }

    private TimelineEntry byRun(Run run, Change change) {
        ChangeView view = views.of(run.connectionId(), List.of(change)).get(0);
        String undone = change.state() == ChangeState.UNDONE ? say.of("timeline.undone") : view.note();
        return new TimelineEntry(
                run.startedAt(),
                say.of("timeline.run", view.title()),
                Page.RUN.path() + "?id=" + run.id(),
                view.deltas(),
                undone);
    }
}
