package io.concordat.web.api.alert;

import io.concordat.alert.AlertKind;
import io.concordat.alert.Alerts;
import io.concordat.connection.Connections;
import io.concordat.security.Permission;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which alerts a connection sends. */
@Path("connections/{id}/alerts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SubscriptionResource {

    private final Alerts alerts;
    private final Connections connections;
    private final CurrentCaller caller;

    @Inject
    SubscriptionResource(Alerts alerts, Connections connections, CurrentCaller caller) {
        this.alerts = alerts;
        this.connections = connections;
        this.caller = caller;
    }

    /** The alerts that are sent. */
    public record KindsJson(Optional<List<AlertKind>> kinds) {}

    @GET
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(value = "Which alerts a connection sends to other systems", answer = KindsJson.class)
    public KindsJson get(@PathParam("id") UUID id) {
        connections.get(id);
        return new KindsJson(Optional.of(List.copyOf(alerts.subscribed(id))));
    }

    @PUT
    @Needs(Permission.MANAGE_DESTINATIONS)
    @Says(value = "Says which alerts a connection sends to other systems", answer = KindsJson.class)
    public KindsJson put(@PathParam("id") UUID id, KindsJson body) {
        alerts.subscribe(caller.get(), id, Set.copyOf(Ask.required("kinds", body.kinds())));
        return get(id);
    }
}
