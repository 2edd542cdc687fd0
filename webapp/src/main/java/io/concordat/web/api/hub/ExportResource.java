package io.concordat.web.api.hub;

import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.hub.Exports;
import io.concordat.security.Permission;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** All records of an object as a file that an import takes back. */
@Path("{object: profiles|accounts|leads}/export")
@RequestScoped
@Produces("text/csv;charset=UTF-8")
public class ExportResource {

    private final Exports exports;
    private final Audit audit;
    private final CurrentCaller caller;

    @Inject
    ExportResource(Exports exports, Audit audit, CurrentCaller caller) {
        this.exports = exports;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Needs({Permission.VIEW_PROFILES, Permission.MANAGE_PROFILES})
    @Says(value = "All records as CSV; with spreadsheet=true no cell starts like a formula", answer = String.class)
    public Response csv(
            @PathParam("object") String object, @QueryParam("spreadsheet") @DefaultValue("false") boolean spreadsheet) {
        HubObject kind = RecordsResource.object(object);
        audit.record(caller.get().did("RECORDS_EXPORTED", object, "", ""));
        StreamingOutput file = spreadsheet ? out -> exports.spreadsheet(kind, out) : out -> exports.csv(kind, out);
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + kind.path() + ".csv\"")
                .build();
    }
}
