package io.concordat.web.api.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeFilter;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.Side;
import io.concordat.security.Permission;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The changes of a run: the plan before it is applied, what became of it afterwards. */
@Path("runs/{id}/changes")
@RequestScoped
public class ChangesResource {

    /** More than these are not counted; the counts of the run say how many it decided. */
    private static final long MANY = 10_000;

    private final RunJournal journal;
    private final RunChanges changes;

    @Inject
    ChangesResource(RunJournal journal, RunChanges changes) {
        this.journal = journal;
        this.changes = changes;
    }

    /** Which changes are looked for; all that is given must hold. */
    public static class Filter {

        @QueryParam("side")
        @DefaultValue("")
        String side = "";

        @QueryParam("object")
        @DefaultValue("")
        String object = "";

        @QueryParam("action")
        @DefaultValue("")
        String action = "";

        @QueryParam("state")
        @DefaultValue("")
        String state = "";

        @QueryParam("cause")
        @DefaultValue("")
        String cause = "";

        @QueryParam("field")
        @DefaultValue("")
        String field = "";

        @QueryParam("rule")
        @DefaultValue("")
        String rule = "";

        ChangeFilter filter() {
            return new ChangeFilter(
                    Ask.choice("side", side, Side.class),
                    Ask.text(object).map(Filter::hubObject),
                    Ask.choice("action", action, Action.class),
                    Ask.choice("state", state, ChangeState.class),
                    Ask.text(cause),
                    Ask.text(field),
                    Ask.text(rule));
        }

        private static HubObject hubObject(String path) {
            return HubObject.find(path)
                    .orElseThrow(() -> HubException.invalid("object", "it is profiles, accounts or leads"));
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Needs({Permission.VIEW_DESTINATIONS, Permission.VIEW_PROFILES})
    @Says(value = "The changes of a run, in the order of decision", answer = ChangeJson.class)
    public Listed<ChangeJson> list(@PathParam("id") UUID id, @BeanParam Filter wanted, @BeanParam Paging paging) {
        FieldNames names = changes.names(journal.get(id));
        ChangeFilter filter = wanted.filter();
        List<Change> found = journal.changes(id, filter, paging.afterId(), paging.limit() + 1);
        Optional<Long> total =
                Optional.of(journal.countChanges(id, filter, MANY + 1)).filter(count -> count <= MANY);
        return Listed.page(
                found, paging, change -> change.id().toString(), change -> ChangeJson.of(change, names), total);
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    @Needs({Permission.VIEW_DESTINATIONS, Permission.VIEW_PROFILES})
    @Says(
            value = "The changes of a run as a file; with spreadsheet=false every cell is the plain value",
            answer = String.class)
    public Response csv(
            @PathParam("id") UUID id,
            @BeanParam Filter wanted,
            @QueryParam("spreadsheet") @DefaultValue("true") boolean spreadsheet) {
        Run run = journal.get(id);
        ChangeFilter filter = wanted.filter();
        FieldNames names = changes.names(run);
        StreamingOutput file = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
            ChangesCsv csv = new ChangesCsv(writer, names, spreadsheet);
            csv.header();
            journal.eachChange(id, filter, csv::write);
            writer.flush();
        };
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"run-" + id + ".csv\"")
                .build();
    }
}
