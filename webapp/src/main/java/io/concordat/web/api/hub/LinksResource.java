package io.concordat.web.api.hub;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.Connections;
import io.concordat.connection.WrittenIds;
import io.concordat.link.Link;
import io.concordat.link.Links;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Linking and unlinking by hand. */
@Path("links")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LinksResource {

    private final Links links;
    private final Connections connections;
    private final Bindings bindings;
    private final WrittenIds written;
    private final Audit audit;
    private final CurrentCaller caller;

    @Inject
    LinksResource(
            Links links,
            Connections connections,
            Bindings bindings,
            WrittenIds written,
            Audit audit,
            CurrentCaller caller) {
        this.links = links;
        this.connections = connections;
        this.bindings = bindings;
        this.written = written;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * A pair that somebody wants.
     *
     * @param hubObject profiles if not given
     * @param hubId the hub record; {@code profileId} says the same
     * @param remoteObject needed only if the connection binds several to the hub object
     */
    public record NewLinkJson(
            Optional<UUID> connectionId,
            Optional<String> hubObject,
            Optional<UUID> hubId,
            Optional<UUID> profileId,
            Optional<String> remoteObject,
            Optional<String> remoteId) {}

    @POST
    @Needs(Permission.RESOLVE_REVIEWS)
    @Says(value = "Makes two records a pair", status = 201, answer = LinkJson.class)
    public Response link(@Context UriInfo uri, NewLinkJson body) {
        Caller who = caller.get();
        Links.Wanted wanted = wanted(body);
        Link link = audit.together(() -> {
            Link made = links.link(wanted, who.name());
            audit.record(who.did("LINKED", "link", made.id(), made.hubId() + " and " + made.remoteId()));
            return made;
        });
        return Response.created(
                        uri.getAbsolutePathBuilder().path(link.id().toString()).build())
                .entity(LinkJson.of(link))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Needs(Permission.RESOLVE_REVIEWS)
    @Says(value = "Takes a pair apart; both records stay, and no rule pairs them again", status = 204)
    public void unlink(@PathParam("id") UUID id) {
        audit.together(() -> {
            Link parted = links.unlink(id);
            audit.record(caller.get().did("UNLINKED", "link", id, parted.hubId() + " and " + parted.remoteId()));
            return parted;
        });
    }

    private Links.Wanted wanted(NewLinkJson body) {
        UUID connection = Ask.required("connectionId", body.connectionId());
        connections.get(connection);
        String path = body.hubObject().orElse(HubObject.PROFILES.path());
        HubObject hub = HubObject.find(path)
                .orElseThrow(() -> HubException.invalid("hubObject", "it is profiles, accounts or leads"));
        return new Links.Wanted(
                connection,
                hub,
                Ask.required("hubId", body.hubId().or(body::profileId)),
                bound(connection, hub, body.remoteObject()),
                written.read(connection, Ask.required("remoteId", body.remoteId())));
    }

    /** The object that is bound under this name, or the only one if none is named. */
    private String bound(UUID connection, HubObject hub, Optional<String> wanted) {
        List<String> bound = bindings.list(connection).stream()
                .map(saved -> saved.binding())
                .filter(binding -> binding.hubObject() == hub)
                .map(binding -> binding.remoteObject())
                .toList();
        return wanted.or(() -> bound.stream().findFirst().filter(only -> bound.size() == 1))
                .filter(bound::contains)
                .orElseThrow(() -> HubException.invalid("remoteObject", "it is one of " + bound));
    }
}
