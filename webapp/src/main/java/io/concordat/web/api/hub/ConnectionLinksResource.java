package io.concordat.web.api.hub;

import io.concordat.connection.Connections;
import io.concordat.link.Link;
import io.concordat.link.Links;
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
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The pairs of one connection. */
@Path("connections/{id}/links")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionLinksResource {

    private final Connections connections;
    private final Links links;

    @Inject
    ConnectionLinksResource(Connections connections, Links links) {
        this.connections = connections;
        this.links = links;
    }

    @GET
    @Needs({Permission.VIEW_DESTINATIONS, Permission.VIEW_IDENTITY_GRAPH})
    @Says(value = "The pairs of a connection", answer = LinkJson.class)
    public Listed<LinkJson> list(
            @PathParam("id") UUID id, @QueryParam("state") @DefaultValue("") String state, @BeanParam Paging paging) {
        connections.get(id);
        Optional<Link.State> wanted = Ask.choice("state", state, Link.State.class);
        List<Link> found = links.list(id, wanted, paging.afterId(), paging.limit() + 1);
        return Listed.page(
                found, paging, link -> link.id().toString(), LinkJson::of, Optional.of(links.count(id, wanted)));
    }
}
