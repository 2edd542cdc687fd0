package io.concordat.web.api.hub;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HistoryEntry;
import io.concordat.hub.HubRecords;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.Side;
import io.concordat.security.Permission;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the values of a record come from. */
@Path("{object: profiles|accounts|leads}/{id}/history")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private static final int MOST_CHANGES = 500;
    private static final Set<ChangeState> DONE = Set.of(ChangeState.APPLIED, ChangeState.UNDONE);

    private final HubRecords records;
    private final RunJournal journal;

    @Inject
    HistoryResource(HubRecords records, RunJournal journal) {
        this.records = records;
        this.journal = journal;
    }

    /**
     * One value that was changed.
     *
     * @param version of the record, that the edit made; empty for a run's
     * @param who the user, or whoever started the run
     * @param source USER, API, IMPORT or RUN
     * @param connectionId where a run took it from
     * @param rule which rule of the merge decided
     */
    public record ValueJson(
            Instant at,
            Optional<Long> version,
            String field,
            String from,
            String to,
            String who,
            String source,
            Optional<UUID> runId,
            Optional<UUID> connectionId,
            Optional<String> rule) {

        @Override
        public String toString() {
            return "ValueJson[" + field + "]";
        }
    }

    @GET
    @Needs(Permission.VIEW_PROFILES)
    @Says(value = "Each value with who, when, from where, by which run and rule", answer = ValueJson.class)
    public Listed<ValueJson> list(
            @PathParam("object") String object, @PathParam("id") UUID id, @BeanParam Paging paging) {
        HubObject kind = RecordsResource.object(object);
        records.get(kind, id);
        Map<UUID, Run> runs = new HashMap<>();
        Stream<ValueJson> byPeople = records.history(kind, id).stream().flatMap(HistoryResource::values);
        Stream<ValueJson> byRuns = journal.changesOf(kind, id, Optional.empty(), MOST_CHANGES).stream()
                .filter(change -> change.side() == Side.HUB && DONE.contains(change.state()))
                .flatMap(change -> values(change, runs.computeIfAbsent(change.runId(), journal::get)));
        List<ValueJson> all = Stream.concat(byPeople, byRuns)
                .sorted(Comparator.comparing(ValueJson::at).reversed().thenComparing(ValueJson::field))
                .toList();
        return Listed.of(all, paging, value -> value.at() + "/" + value.field(), value -> value);
    }

    private static Stream<ValueJson> values(HistoryEntry entry) {
        return entry.changes().entrySet().stream()
                .map(change -> new ValueJson(
                        entry.at(),
                        Optional.of(entry.version()),
                        change.getKey(),
                        change.getValue().from(),
                        change.getValue().to(),
                        entry.author().name(),
                        entry.author().source().name(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Stream<ValueJson> values(Change change, Run run) {
        return change.fields().entrySet().stream()
                .map(field -> new ValueJson(
                        decidedAt(change.id()),
                        Optional.empty(),
                        field.getKey(),
                        field.getValue().from(),
                        field.getValue().to(),
                        run.startedBy(),
                        "RUN",
                        Optional.of(run.id()),
                        Optional.of(run.connectionId()),
                        Optional.of(field.getValue().reason().name())));
    }

    /** The ids of changes begin with the time they were made at. */
    private static Instant decidedAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
