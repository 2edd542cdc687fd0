package io.concordat.web.api.admin;

import io.concordat.audit.Audit;
import io.concordat.security.Permission;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import io.concordat.web.system.SupportBundle;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What one sends along when asking for help. */
@Path("system/support-bundle")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SupportBundleResource {

    private final SupportBundle bundle;
    private final Audit audit;
    private final CurrentCaller caller;

    @Inject
    SupportBundleResource(SupportBundle bundle, Audit audit, CurrentCaller caller) {
        this.bundle = bundle;
        this.audit = audit;
        this.caller = caller;
    }

    @POST
    @Needs(Permission.VIEW_SYSTEM)
    @Says(value = "How the hub is set up and what its last runs came to, without secrets", answer = Object.class)
    public Response take() {
        audit.record(caller.get().did("SUPPORT_BUNDLE_TAKEN", "system", "", ""));
        return Response.ok(bundle.write().toPrettyString())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"concordat-support.json\"")
                .build();
    }
}
