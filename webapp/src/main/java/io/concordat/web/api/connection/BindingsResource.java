package io.concordat.web.api.connection;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connections;
import io.concordat.connection.SavedBinding;
import io.concordat.security.Permission;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.api.Versions;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import java.util.UUID;

/** What is bound to what. */
@Path("connections/{id}/objects")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BindingsResource {

    private final Connections connections;
    private final Bindings bindings;
    private final CurrentCaller caller;

    @Inject
    BindingsResource(Connections connections, Bindings bindings, CurrentCaller caller) {
        this.connections = connections;
        this.bindings = bindings;
        this.caller = caller;
    }

    @GET
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "The object bindings of a connection", answer = BindingJson.class)
    public Listed<BindingJson> list(@PathParam("id") UUID id, @BeanParam Paging paging) {
        connections.get(id);
        return Listed.of(bindings.list(id), paging, BindingsResource::ends, saved -> BindingJson.of(saved.binding()));
    }

    private static String ends(SavedBinding saved) {
        return saved.binding().hubObject().path() + "/" + saved.binding().remoteObject();
    }

    @GET
    @Path("{hubObject}/{remoteObject}")
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "An object binding, or with suggest=true the one to start with", answer = BindingJson.class)
    public Response get(
            @PathParam("id") UUID id,
            @PathParam("hubObject") String hubObject,
            @PathParam("remoteObject") String remoteObject,
            @QueryParam("suggest") @DefaultValue("false") boolean suggest) {
        connections.get(id);
        HubObject hub = object(hubObject);
        if (suggest) {
            return Response.ok(BindingJson.of(bindings.suggest(id, hub, remoteObject)))
                    .build();
        }
        return answer(bindings.get(id, hub, remoteObject));
    }

    @PUT
    @Path("{hubObject}/{remoteObject}")
    @Needs(Permission.MANAGE_MAPPINGS)
    @Says(value = "Saves an object binding if it fits both ends", answer = BindingJson.class)
    public Response put(
            @PathParam("id") UUID id,
            @PathParam("hubObject") String hubObject,
            @PathParam("remoteObject") String remoteObject,
            @HeaderParam(HttpHeaders.IF_MATCH) @DefaultValue("") String ifMatch,
            BindingJson body) {
        connections.get(id);
        OptionalLong expected = Versions.expected(ifMatch).map(OptionalLong::of).orElse(OptionalLong.empty());
        return answer(bindings.put(caller.get(), id, expected, body.binding(object(hubObject), remoteObject)));
    }

    private static Response answer(SavedBinding saved) {
        return Versions.tagged(Response.ok(BindingJson.of(saved.binding())), saved.version())
                .build();
    }

    private static HubObject object(String path) {
        return HubObject.find(path).orElseThrow(() -> HubException.notFound("the hub object \"" + path + "\""));
    }
}
