package io.concordat.connector.salesforce.simulator.auth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.auth.Grants.Granted;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The endpoints under {@code /services/oauth2}. */
public final class OAuthEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Org org;
    private final Grants grants;
    private final Sessions sessions;
    private final LoginPolicy policy;
    private final AuthorizePage page;
    private final Hosts hosts;

    public OAuthEndpoint(Org org, Grants grants, Sessions sessions, LoginPolicy policy, Hosts hosts) {
        this.org = org;
        this.grants = grants;
        this.sessions = sessions;
        this.policy = policy;
        this.page = new AuthorizePage(org, grants);
        this.hosts = hosts;
    }

    /**
     * Answers a call.
     *
     * @param loginHost whether it came to the host that all orgs share, instead of the org's own
     */
    public Response handle(Request request, boolean loginHost) {
        try {
            return org.exclusively(() -> switch (request.path().replaceAll("/+$", "")) {
                case "/services/oauth2/authorize" -> page.handle(request);
                case "/services/oauth2/token" -> token(request, loginHost);
                case "/services/oauth2/revoke" -> revoke(request);
                case "/services/oauth2/introspect" -> introspect(request);
                default -> Response.of(404, "text/html", "<html>URL No Longer Exists</html>");
            });
        } catch (OAuthError refused) {
            ObjectNode body = JSON.createObjectNode();
            body.put("error", refused.error()).put("error_description", refused.description());
            return json(400, body);
        }
    }

    private Response token(Request request, boolean loginHost) {
        if (!request.method().equals("POST")) {
            throw new OAuthError("invalid_request", "must use HTTP POST");
        }
        if (!request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw new OAuthError("invalid_request", "content type must be application/x-www-form-urlencoded");
        }
        Map<String, String> form = withBasic(request);
        Set<String> audiences =
                Set.of(hosts.login(), hosts.instance(), "https://login.salesforce.com", "https://test.salesforce.com");
        Granted granted = grants.grant(form, loginHost, audiences);
        return json(200, body(granted, grants.app(granted.session().clientId())));
    }

    private ObjectNode body(Granted granted, ConnectedApp app) {
        Session session = granted.session();
        String id = hosts.identity(org.id(), session.user().id());
        String issued = Long.toString(session.issued().toEpochMilli());
        ObjectNode body = JSON.createObjectNode();
        body.put("access_token", session.token());
        if (!granted.refreshToken().isEmpty()) {
            body.put("refresh_token", granted.refreshToken());
        }
        body.put("signature", signature(app.secret(), id + issued));
        body.put("scope", session.scope());
        body.put("instance_url", hosts.instance());
        body.put("id", id);
        body.put("token_type", "Bearer");
        body.put("issued_at", issued);
        return body;
    }

    private Response revoke(Request request) {
        String token = Optional.ofNullable(request.parameters().get("token"))
                .orElseGet(() -> request.form().getOrDefault("token", ""));
        if (!sessions.revoke(token)) {
            throw new OAuthError("invalid_token", "invalid token: " + token);
        }
        return Response.empty(200);
    }

    private Response introspect(Request request) {
        Map<String, String> form = withBasic(request);
        ConnectedApp app = grants.app(form.getOrDefault("client_id", ""));
        if (!app.secret().equals(form.get("client_secret"))) {
            throw new OAuthError("invalid_client", "invalid client credentials");
        }
        ObjectNode body = JSON.createObjectNode();
        Optional<Session> session = sessions.find(form.getOrDefault("token", ""));
        body.put("active", session.isPresent());
        session.ifPresent(alive -> describe(alive, body));
        return json(200, body);
    }

    private void describe(Session session, ObjectNode body) {
        Instant issued = session.issued();
        body.put("scope", session.scope());
        body.put("client_id", session.clientId());
        body.put("username", session.user().text("Username"));
        body.put("sub", hosts.identity(org.id(), session.user().id()));
        body.put("token_type", "access_token");
        body.put("exp", session.used().plus(policy.sessionTimeout()).getEpochSecond());
        body.put("iat", issued.getEpochSecond());
        body.put("nbf", issued.getEpochSecond());
    }

    /** The form, with the client's name and secret also from HTTP Basic. */
    private static Map<String, String> withBasic(Request request) {
        Map<String, String> form = new HashMap<>(request.form());
        String header = request.header("Authorization").orElse("");
        if (header.startsWith("Basic ")) {
            byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()));
            String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            form.put("client_id", pair[0]);
            form.put("client_secret", pair.length > 1 ? pair[1] : "");
        }
        return form;
    }

    private static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Response json(int status, ObjectNode body) {
        return Response.json(status, body.toString().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-cache, no-store");
    }
}
