package io.concordat.web.api.hub;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubRecords;
import io.concordat.link.Links;
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
import java.util.UUID;

/** The pairs of one hub record. */
@Path("{object: profiles|accounts|leads}/{id}/links")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RecordLinksResource {

    private final HubRecords records;
    private final Links links;

    @Inject
    RecordLinksResource(HubRecords records, Links links) {
        this.records = records;
        this.links = links;
    }

    @GET
    @Needs({Permission.VIEW_PROFILES, Permission.VIEW_IDENTITY_GRAPH})
    @Says(value = "The pairs of a record and why they are pairs", answer = LinkJson.class)
    public Listed<LinkJson> list(
            @PathParam("object") String object, @PathParam("id") UUID id, @BeanParam Paging paging) {
        HubObject kind = RecordsResource.object(object);
        records.get(kind, id);
        return Listed.of(links.of(kind, id), paging, link -> link.id().toString(), LinkJson::of);
    }
}
