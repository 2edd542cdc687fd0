package io.concordat.web.api.hub;

import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.security.Permission;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What is known of one person or company, to be handed out to them. */
@Path("{object: profiles|accounts|leads}/{id}/export")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RecordExportResource {

    private final EverythingKept everything;
    private final Audit audit;
    private final CurrentCaller caller;

    @Inject
    RecordExportResource(EverythingKept everything, Audit audit, CurrentCaller caller) {
        this.everything = everything;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Needs({Permission.VIEW_PROFILES, Permission.MANAGE_PROFILES})
    @Says(
            value = "All that is kept of one record: values, edits, pairs, decisions, questions, deeds",
            answer = KeptJson.class)
    public Response export(@PathParam("object") String object, @PathParam("id") UUID id) {
        HubObject kind = RecordsResource.object(object);
        KeptJson kept = everything.of(kind, id);
        audit.record(caller.get().did("RECORD_EXPORTED", kind.table(), id, ""));
        return Response.ok(kept)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + kind.table() + "-" + id + ".json\"")
                .build();
    }
}
