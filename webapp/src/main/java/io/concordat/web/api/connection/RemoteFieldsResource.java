package io.concordat.web.api.connection;

import io.concordat.connection.Bindings;
import io.concordat.connection.Connections;
import io.concordat.connector.CustomFields.Made;
import io.concordat.connector.FieldType;
import io.concordat.connector.NewField;
import io.concordat.connector.RemoteField;
import io.concordat.security.Permission;
import io.concordat.web.api.Bare;
import io.concordat.web.api.Says;
import io.concordat.web.api.connection.CheckJson.FindingJson;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The fields of the other side as they are now. */
@Path("connections/{id}/remote")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RemoteFieldsResource {

    private final Connections connections;
    private final Bindings bindings;
    private final CurrentCaller caller;

    @Inject
    RemoteFieldsResource(Connections connections, Bindings bindings, CurrentCaller caller) {
        this.connections = connections;
        this.bindings = bindings;
        this.caller = caller;
    }

    /** A field of a remote object. */
    public record RemoteFieldJson(
            String name,
            String label,
            FieldType type,
            int length,
            boolean required,
            boolean createable,
            boolean updateable,
            boolean unique,
            boolean externalId,
            List<String> picklist) {

        static RemoteFieldJson of(RemoteField field) {
            return new RemoteFieldJson(
                    field.name(),
                    field.label(),
                    field.type(),
                    field.length(),
                    field.required(),
                    field.createable(),
                    field.updateable(),
                    field.unique(),
                    field.externalId(),
                    field.picklist());
        }
    }

    /** A field that is to be made on the other side. */
    public record NewFieldJson(
            Optional<String> name, Optional<String> label, Optional<NewField.Kind> type, Optional<Integer> length) {

        NewField wanted() {
            return new NewField(name.orElse(""), label.orElse(""), type.orElse(NewField.Kind.TEXT), length.orElse(0));
        }
    }

    /** A field that was made, and whether it can be used. */
    public record MadeFieldJson(String name, boolean visible, List<FindingJson> checks) {

        static MadeFieldJson of(Made made) {
            return new MadeFieldJson(
                    made.name(),
                    made.visible(),
                    made.checks().stream().map(FindingJson::of).toList());
        }
    }

    /** The objects of the other side. */
    public record RemoteObjectsJson(List<String> items) {}

    @GET
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "The objects of the other side that can be bound", answer = RemoteObjectsJson.class)
    public RemoteObjectsJson objects(@PathParam("id") UUID id) {
        connections.get(id);
        return new RemoteObjectsJson(bindings.remoteObjects(id));
    }

    @GET
    @Path("{remoteObject}/fields")
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "The fields of a remote object", answer = RemoteFieldJson[].class)
    public Bare<RemoteFieldJson> fields(@PathParam("id") UUID id, @PathParam("remoteObject") String remoteObject) {
        connections.get(id);
        return new Bare<>(bindings.remoteFields(id, remoteObject).stream()
                .map(RemoteFieldJson::of)
                .toList());
    }

    @POST
    @Path("{remoteObject}/fields")
    @Needs(Permission.MANAGE_MAPPINGS)
    @Says(value = "Makes a custom field on the other side, where its connector can", answer = MadeFieldJson.class)
    public MadeFieldJson create(
            @PathParam("id") UUID id, @PathParam("remoteObject") String remoteObject, NewFieldJson body) {
        connections.get(id);
        return MadeFieldJson.of(bindings.makeField(caller.get(), id, remoteObject, body.wanted()));
    }
}
