package io.concordat.web.api.hub;

import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.hub.Author;
import io.concordat.hub.ImportFormat;
import io.concordat.hub.ImportReport;
import io.concordat.hub.ImportWatch;
import io.concordat.hub.Imports;
import io.concordat.hub.Rejection;
import io.concordat.security.Permission;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;

/** Imports of files, read as they arrive. */
@Path("{object: profiles|accounts|leads}/import")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private final Imports imports;
    private final Audit audit;
    private final CurrentCaller caller;

    @Inject
    ImportResource(Imports imports, Audit audit, CurrentCaller caller) {
        this.imports = imports;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * What became of an import.
     *
     * @param rejectedLines how many lines were not imported; {@code rejected} names the first ones
     */
    public record ImportJson(
            long created, long updated, long unchanged, long rejectedLines, List<RejectionJson> rejected) {

        static ImportJson of(ImportReport report) {
            return new ImportJson(
                    report.created(),
                    report.updated(),
                    report.unchanged(),
                    report.rejectedLines(),
                    report.rejected().stream().map(RejectionJson::of).toList());
        }
    }

    /** Why a line was not imported. */
    public record RejectionJson(long line, String field, String message) {

        static RejectionJson of(Rejection rejection) {
            return new RejectionJson(rejection.line(), rejection.field(), rejection.message());
        }
    }

    @POST
    @Consumes("text/csv")
    @Needs(Permission.MANAGE_PROFILES)
    @Says(value = "Creates and changes records by their external key", answer = ImportJson.class)
    public ImportJson csv(
            @PathParam("object") String object,
            @QueryParam("spreadsheet") @DefaultValue("false") boolean spreadsheet,
            InputStream file) {
        return read(object, spreadsheet ? ImportFormat.SPREADSHEET : ImportFormat.CSV, file);
    }

    @POST
    @Consumes("application/x-ndjson")
    @Needs(Permission.MANAGE_PROFILES)
    @Says(value = "Creates and changes records by their external key", answer = ImportJson.class)
    public ImportJson ndjson(@PathParam("object") String object, InputStream file) {
        return read(object, ImportFormat.NDJSON, file);
    }

    private ImportJson read(String object, ImportFormat format, InputStream file) {
        Author author = new Author(caller.get().name(), Author.Source.IMPORT);
        HubObject kind = RecordsResource.object(object);
        return ImportJson.of(imports.run(kind, format, file, author, new ImportWatch() {
            @Override
            public void reached(long lines) {}

            @Override
            public void begun(ImportReport soFar, boolean more) {
                audit.record(caller.get().did("RECORDS_IMPORTED", object, "", soFar.described(more)));
            }
        }));
    }
}
