package io.concordat.web.api.connection;

import io.concordat.web.api.Says;
import io.concordat.web.security.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/**
 * Where other systems send browsers back to. It does nothing by itself but lead on to the page that takes the answer:
 * that page knows who looks at it.
 */
@Path("oauth/callback")
@RequestScoped
public class CallbackResource {

    private final HttpServletRequest request;

    @Inject
    CallbackResource(HttpServletRequest request) {
        this.request = request;
    }

    @GET
    @Open
    @Says(value = "Leads a browser that comes back from another system to the page that takes its answer", status = 303)
    public Response lead() {
        String query = Optional.ofNullable(request.getQueryString())
                .map(text -> "?" + text)
                .orElse("");
        return Response.seeOther(URI.create(request.getContextPath() + "/connected" + query))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
