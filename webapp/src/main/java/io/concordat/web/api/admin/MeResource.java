package io.concordat.web.api.admin;

import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Whoever asks. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    private final CurrentCaller caller;

    @Inject
    MeResource(CurrentCaller caller) {
        this.caller = caller;
    }

    /** Whoever asks, and what they may do. */
    public record CallerJson(String name, List<Permission> permissions) {}

    @GET
    @Needs({})
    @Says(value = "Who the credentials of this request stand for", answer = CallerJson.class)
    public CallerJson me() {
        Caller who = caller.get();
        return new CallerJson(who.name(), who.permissions().stream().sorted().toList());
    }
}
