package io.concordat.web.api.alert;

import io.concordat.alert.Alert;
import io.concordat.alert.Alerts;
import io.concordat.security.Permission;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** What is the matter with connections. */
@Path("alerts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {

    private final Alerts alerts;
    private final CurrentCaller caller;

    @Inject
    AlertsResource(Alerts alerts, CurrentCaller caller) {
        this.alerts = alerts;
        this.caller = caller;
    }

    @GET
    @Needs(Permission.VIEW_DESTINATIONS)
    @Says(
            value = "What is the matter, as it was noticed last; with all=true what is over too",
            answer = AlertJson.class)
    public Listed<AlertJson> list(@QueryParam("all") @DefaultValue("false") boolean all, @BeanParam Paging paging) {
        List<Alert> found = all ? alerts.all() : alerts.open();
        return Listed.of(found, paging, alert -> alert.id().toString(), AlertJson::of);
    }

    @POST
    @Path("{id}/acknowledge")
    @Needs(Permission.ACTIVATE_DESTINATIONS)
    @Says(value = "Somebody has seen it and need not be reminded", answer = AlertJson.class)
    public AlertJson acknowledge(@PathParam("id") UUID id) {
        return AlertJson.of(alerts.acknowledge(caller.get(), id));
    }
}
