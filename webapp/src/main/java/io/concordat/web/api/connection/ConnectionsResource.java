package io.concordat.web.api.connection;

import io.concordat.connection.BrowserSignIns;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.run.RunJournal;
import io.concordat.security.Permission;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.api.Versions;
import io.concordat.web.api.connection.ConnectionRequests.ConnectionPatchJson;
import io.concordat.web.api.connection.ConnectionRequests.NewConnectionJson;
import io.concordat.web.security.BrowserSession;
import io.concordat.web.security.Callback;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Remote systems as they are configured. */
@Path("connections")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConnectionsResource {

    private final Connections connections;
    private final BrowserSignIns signIns;
    private final BrowserSession session;
    private final RunJournal journal;
    private final CurrentCaller caller;
    private final HttpServletRequest request;

    @Inject
    ConnectionsResource(
            Connections connections,
            BrowserSignIns signIns,
            BrowserSession session,
            RunJournal journal,
            CurrentCaller caller,
            HttpServletRequest request) {
        this.connections = connections;
        this.signIns = signIns;
        this.session = session;
        this.journal = journal;
        this.caller = caller;
        this.request = request;
    }

    /** Where to send the browser. */
    public record AuthorizationJson(String url) {}

    @GET
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "The connections, by name", answer = ConnectionJson.class)
    public Listed<ConnectionJson> list(@BeanParam Paging paging) {
        return Listed.of(
                connections.list(), paging, connection -> connection.id().toString(), this::json);
    }

    @POST
    @Needs(Permission.MANAGE_DESTINATIONS)
    @Says(value = "Makes a connection; writing is off at first", status = 201, answer = ConnectionJson.class)
    public Response create(@Context UriInfo uri, NewConnectionJson body) {
        Connection created = connections.create(caller.get(), body.wanted());
        return Versions.tagged(
                        Response.created(uri.getAbsolutePathBuilder()
                                .path(created.id().toString())
                                .build()),
                        created.version())
                .entity(json(created))
                .build();
    }

    @GET
    @Path("{id}")
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "One connection", answer = ConnectionJson.class)
    public Response get(@PathParam("id") UUID id) {
        return answer(connections.get(id));
    }

    @PATCH
    @Path("{id}")
    @Needs(Permission.MANAGE_DESTINATIONS)
    @Says(
            value = "Changes a connection; writing is the switch that lets runs change anything",
            answer = ConnectionJson.class)
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @DefaultValue("") String ifMatch,
            ConnectionPatchJson body) {
        Connection before = connections.get(id);
        return answer(connections.change(caller.get(), id, expected(ifMatch), body.patch(before.schedule())));
    }

    @DELETE
    @Path("{id}")
    @Needs(Permission.MANAGE_DESTINATIONS)
    @Says(value = "Gives a connection up", status = 204)
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @DefaultValue("") String ifMatch) {
        connections.delete(caller.get(), id, expected(ifMatch));
    }

    @POST
    @Path("{id}/check")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Signs in and looks at everything worth checking", answer = CheckJson.class)
    public CheckJson check(@PathParam("id") UUID id) {
        return CheckJson.of(connections.check(caller.get(), id));
    }

    @POST
    @Path("{id}/authorize")
    @Needs(Permission.MANAGE_DESTINATIONS)
    @Says(value = "Where to send the browser to sign in to the other system", answer = AuthorizationJson.class)
    public AuthorizationJson authorize(@PathParam("id") UUID id) {
        connections.get(id);
        URI url = signIns.begin(caller.get(), session.key(), id, Callback.of(request));
        return new AuthorizationJson(url.toString());
    }

    @POST
    @Path("{id}/pause")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Nothing runs by itself from now on", answer = ConnectionJson.class)
    public Response pause(@PathParam("id") UUID id) {
        return answer(connections.pause(caller.get(), id));
    }

    @POST
    @Path("{id}/resume")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Runs by its schedule again", answer = ConnectionJson.class)
    public Response resume(@PathParam("id") UUID id) {
        return answer(connections.resume(caller.get(), id));
    }

    @PUT
    @Path("{id}/schedule")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Sets when it runs by itself", answer = ConnectionJson.class)
    public Response schedule(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @DefaultValue("") String ifMatch,
            ScheduleJson body) {
        Connection before = connections.get(id);
        return answer(connections.schedule(caller.get(), id, expected(ifMatch), body.over(before.schedule())));
    }

    private Response answer(Connection connection) {
        return Versions.tagged(Response.ok(json(connection)), connection.version())
                .build();
    }

    private ConnectionJson json(Connection connection) {
        return ConnectionJson.of(
                connection,
                journal.list(Optional.of(connection.id()), Optional.empty(), 1).stream()
                        .findFirst());
    }

    private static OptionalLong expected(String ifMatch) {
        return Versions.expected(ifMatch).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
