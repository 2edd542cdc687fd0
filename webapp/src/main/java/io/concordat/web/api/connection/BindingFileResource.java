package io.concordat.web.api.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.concordat.HubException.Problem;
import io.concordat.connection.BindingFile;
import io.concordat.connection.Connections;
import io.concordat.connection.Difference;
import io.concordat.security.Permission;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The objects of a connection from a file: the list that {@code GET objects} answers. */
@Path("connections/{id}/objects/file")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BindingFileResource {

    private final Connections connections;
    private final BindingFile files;
    private final CurrentCaller caller;

    @Inject
    BindingFileResource(Connections connections, BindingFile files, CurrentCaller caller) {
        this.connections = connections;
        this.files = files;
        this.caller = caller;
    }

    /**
     * A file.
     *
     * @param items the objects
     * @param next as it stands in an exported list; ignored
     * @param total as it stands in an exported list; ignored
     * @param seen what the preview named, to take the file over; empty to see what would change
     */
    public record FileJson(
            Optional<List<Map<String, JsonNode>>> items,
            Optional<String> next,
            Optional<Long> total,
            Optional<String> seen) {}

    /**
     * What a file would change.
     *
     * @param seen to send along with the file to take it over
     * @param saved how many objects were saved
     */
    public record PreviewJson(List<ObjectJson> objects, List<ProblemJson> problems, String seen, int saved) {}

    /** What would become of one object. */
    public record ObjectJson(String hubObject, String remoteObject, boolean isNew, List<DifferenceJson> differences) {

        static ObjectJson of(BindingFile.Change change) {
            return new ObjectJson(
                    change.binding().hubObject().path(),
                    change.binding().remoteObject(),
                    change.version() == 0,
                    change.differences().stream().map(DifferenceJson::of).toList());
        }
    }

    /** One thing that would be different. */
    public record DifferenceJson(String path, String from, String to) {

        static DifferenceJson of(Difference difference) {
            return new DifferenceJson(difference.path(), difference.from(), difference.to());
        }
    }

    /** Something that is wrong with the file. */
    public record ProblemJson(String field, String message) {

        static ProblemJson of(Problem problem) {
            return new ProblemJson(problem.field(), problem.message());
        }
    }

    @POST
    @Needs(Permission.MANAGE_MAPPINGS)
    @Says(value = "What a file of objects would change; with what was seen, takes it over", answer = PreviewJson.class)
    public PreviewJson take(@PathParam("id") UUID id, FileJson body) {
        connections.get(id);
        var list = JsonNodeFactory.instance.arrayNode();
        Ask.required("items", body.items())
                .forEach(item -> list.add(JsonNodeFactory.instance.objectNode().setAll(item)));
        String file = list.toString();
        BindingFile.Preview preview = files.preview(id, file);
        int saved = body.seen()
                .map(seen -> files.takeOver(caller.get(), id, file, seen))
                .orElse(0);
        return new PreviewJson(
                preview.objects().stream().map(ObjectJson::of).toList(),
                preview.problems().stream().map(ProblemJson::of).toList(),
                preview.seen(),
                saved);
    }
}
