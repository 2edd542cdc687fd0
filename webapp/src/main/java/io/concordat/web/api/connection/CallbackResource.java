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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where other systems send browsers back to. It does nothing by itself but lead on to the page that takes the answer:
 * that page knows who looks at it.
 */
@Path("oauth/callback")
@RequestScoped
public class CallbackResource {

    private static final Pattern NOT_IN_A_QUERY = Pattern.compile("[^\\x21-\\x7e]|[\"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

    private final HttpServletRequest request;

    @Inject
    CallbackResource(HttpServletRequest request) {
        this.request = request;
    }

    @GET
    @Open
    @Says(value = "Leads a browser that comes back from another system to the page that takes its answer", status = 303)
    public Response lead() {
        return Response.seeOther(page(request.getContextPath(), Optional.ofNullable(request.getQueryString())))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** What the other system says may hold characters that browsers send as they are and no address has. */
    static URI page(String context, Optional<String> query) {
        String answer = query.map(text -> "?"
                        + NOT_IN_A_QUERY
                                .matcher(text)
                                .replaceAll(odd -> URLEncoder.encode(odd.group(), StandardCharsets.UTF_8)))
                .orElse("");
        return URI.create(context + "/connected" + answer);
    }
}
