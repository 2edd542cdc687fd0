package io.concordat.partner;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Shows over HTTP what the jar sees. */
@Path("partner")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class PartnerResource {

    @Inject
    Sight sight;

    @GET
    @Path("connectors")
    public String connectors() {
        return String.join(" ", sight.connectorTypes());
    }

    @GET
    @Path("ticks")
    public String ticks() {
        return Integer.toString(sight.ticks());
    }

    @GET
    @Path("notes")
    public String notes() {
        return String.join(" ", sight.noteDown("noted"));
    }
}
