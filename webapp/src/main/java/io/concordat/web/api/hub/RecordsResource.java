package io.concordat.web.api.hub;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.hub.Author;
import io.concordat.hub.HubPage;
import io.concordat.hub.HubQuery;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.hub.RecordCounts;
import io.concordat.security.Permission;
import io.concordat.web.api.Ask;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;

/** Profiles, accounts and leads. */
@Path("{object: profiles|accounts|leads}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RecordsResource {

    private final HubRecords records;
    private final RecordCounts counts;
    private final Audit audit;
    private final CurrentCaller caller;

    @Inject
    RecordsResource(HubRecords records, RecordCounts counts, Audit audit, CurrentCaller caller) {
        this.records = records;
        this.counts = counts;
        this.audit = audit;
        this.caller = caller;
    }

    /** What is looked for; all that is given must hold. */
    public static class Search {

        @QueryParam("email")
        @DefaultValue("")
        String email = "";

        @QueryParam("externalKey")
        @DefaultValue("")
        String externalKey = "";

        @QueryParam("q")
        @DefaultValue("")
        String q = "";

        @QueryParam("known")
        @DefaultValue("")
        String known = "";

        @QueryParam("parentId")
        @DefaultValue("")
        String parentId = "";

        HubQuery query(HubObject object, Paging paging) {
            return new HubQuery(
                    object,
                    Ask.text(email),
                    Ask.text(externalKey),
                    Ask.text(q),
                    Ask.yesOrNo("known", known),
                    Ask.id("parentId", parentId),
                    paging.limit(),
                    paging.after());
        }

        boolean isForAll() {
            return (email + externalKey + q + known + parentId).isBlank();
        }
    }

    @GET
    @Needs(Permission.VIEW_PROFILES)
    @Says(value = "Records by what a name or an email address starts with", answer = RecordJson.class)
    public Listed<RecordJson> search(
            @PathParam("object") String object, @BeanParam Search search, @BeanParam Paging paging) {
        HubPage page = records.search(search.query(object(object), paging));
        Optional<Long> total = search.isForAll() ? Optional.of(counts.of(object(object))) : Optional.empty();
        return new Listed<>(page.items().stream().map(RecordJson::of).toList(), page.next(), total);
    }

    @POST
    @Needs(Permission.MANAGE_PROFILES)
    @Says(value = "Makes a record", status = 201, answer = RecordJson.class)
    public Response create(@PathParam("object") String object, @Context UriInfo uri, RecordEditJson body) {
        HubObject kind = object(object);
        HubRecord created = audit.together(() -> {
            HubRecord record = records.create(kind, body.wanted(kind), author());
            audit.record(caller.get().did("RECORD_CREATED", kind.table(), record.id(), ""));
            return record;
        });
        return Versions.tagged(
                        Response.created(uri.getAbsolutePathBuilder()
                                .path(created.id().toString())
                                .build()),
                        created.version())
                .entity(RecordJson.of(created))
                .build();
    }

    @GET
    @Path("{id}")
    @Needs(Permission.VIEW_PROFILES)
    @Says(value = "One record", answer = RecordJson.class)
    public Response get(@PathParam("object") String object, @PathParam("id") UUID id) {
        return answer(records.get(object(object), id));
    }

    @PATCH
    @Path("{id}")
    @Needs(Permission.MANAGE_PROFILES)
    @Says(value = "Changes a record; null or a blank clears", answer = RecordJson.class)
    public Response change(
            @PathParam("object") String object,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @DefaultValue("") String ifMatch,
            RecordEditJson body) {
        HubObject kind = object(object);
        return answer(audit.together(() -> {
            HubRecord changed = records.patch(kind, id, body.patch(kind), Versions.expected(ifMatch), author());
            audit.record(caller.get().did("RECORD_CHANGED", kind.table(), id, ""));
            return changed;
        }));
    }

    @DELETE
    @Path("{id}")
    @Needs(Permission.MANAGE_PROFILES)
    @Says(value = "Deletes a record, or with erase=true everything that is kept of a person", status = 204)
    public void delete(
            @PathParam("object") String object,
            @PathParam("id") UUID id,
            @QueryParam("erase") @DefaultValue("false") boolean erase,
            @HeaderParam(HttpHeaders.IF_MATCH) @DefaultValue("") String ifMatch) {
        HubObject kind = object(object);
        audit.together(() -> {
            if (erase) {
                records.erase(kind, id, Versions.expected(ifMatch));
            } else {
                records.delete(kind, id, Versions.expected(ifMatch), author());
            }
            audit.record(caller.get().did(erase ? "RECORD_ERASED" : "RECORD_DELETED", kind.table(), id, ""));
            return true;
        });
    }

    private static Response answer(HubRecord record) {
        return Versions.tagged(Response.ok(RecordJson.of(record)), record.version())
                .build();
    }

    private Author author() {
        return new Author(caller.get().name(), Author.Source.API);
    }

    static HubObject object(String path) {
        return HubObject.find(path).orElseThrow(() -> HubException.notFound("the hub object \"" + path + "\""));
    }
}
