package io.concordat.web.api.connection;

import io.concordat.HubException;
import io.concordat.connection.Connections;
import io.concordat.connector.SetupFile;
import io.concordat.security.Permission;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A file for the administrator of the other system. */
@Path("connections/{id}/setup")
@RequestScoped
public class SetupFileResource {

    private final Connections connections;
    private final CurrentCaller caller;

    @Inject
    SetupFileResource(Connections connections, CurrentCaller caller) {
        this.connections = connections;
        this.caller = caller;
    }

    @GET
    @Needs(Permission.MANAGE_DESTINATIONS)
    @Says(
            value = "A file that grants in the other system just what the bindings of the connection need, such as a"
                    + " permission set",
            answer = String.class)
    public Response file(@PathParam("id") UUID id) {
        SetupFile file = connections
                .setupFile(caller.get(), id)
                .orElseThrow(() -> HubException.notFound("a file that sets up this system"));
        return Response.ok(file.content().getBytes(StandardCharsets.UTF_8), file.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
                .build();
    }
}
