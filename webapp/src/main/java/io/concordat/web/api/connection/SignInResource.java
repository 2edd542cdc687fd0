package io.concordat.web.api.connection;

import io.concordat.connection.BrowserSignIns;
import io.concordat.security.Permission;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** The sign-in of a connection to the other system. */
@Path("connections/{id}/sign-in")
@RequestScoped
public class SignInResource {

    private final BrowserSignIns signIns;
    private final CurrentCaller caller;

    @Inject
    SignInResource(BrowserSignIns signIns, CurrentCaller caller) {
        this.signIns = signIns;
        this.caller = caller;
    }

    @DELETE
    @Needs(Permission.MANAGE_DESTINATIONS)
    @Says(value = "Gives the other system back what it granted; the connection has to sign in anew", status = 204)
    public void disconnect(@PathParam("id") UUID id) {
        signIns.disconnect(caller.get(), id);
    }
}
