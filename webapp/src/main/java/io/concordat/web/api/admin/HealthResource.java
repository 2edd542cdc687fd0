package io.concordat.web.api.admin;

import io.concordat.db.Database;
import io.concordat.web.api.Says;
import io.concordat.web.security.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Whether the hub is alive, and ready for work. */
@Path("health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    private static final Logger log = System.getLogger(HealthResource.class.getName());

    private final Database database;

    @Inject
    HealthResource(Database database) {
        this.database = database;
    }

    /** UP or DOWN. */
    public record HealthJson(String status) {}

    @GET
    @Open
    @Says(value = "Whether the hub is ready for work", answer = HealthJson.class)
    public Response health() {
        return ready();
    }

    @GET
    @Path("live")
    @Open
    @Says(value = "Whether the hub is alive", answer = HealthJson.class)
    public HealthJson live() {
        return new HealthJson("UP");
    }

    @GET
    @Path("ready")
    @Open
    @Says(value = "Whether the hub is ready for work", answer = HealthJson.class)
    public Response ready() {
        try {
            database.run(
                    handle -> handle.createQuery("SELECT 1").mapTo(Long.class).one());
            return Response.ok(new HealthJson("UP")).build();
        } catch (RuntimeException noDatabase) {
            log.log(Level.WARNING, "the database does not answer", noDatabase);
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .entity(new HealthJson("DOWN"))
                    .build();
        }
    }
}
