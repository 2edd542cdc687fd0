package io.concordat.connector.salesforce.simulator.auth;

import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Directory;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page on which a user allows an app to act for him. */
final class AuthorizePage {

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Allow Access? | Simulated Salesforce</title>
            <style>body{font:16px sans-serif;background:#f4f6f9;display:grid;place-items:center;height:100vh;margin:0}
            form{background:#fff;padding:2rem 3rem;border-radius:8px;box-shadow:0 2px 8px #0002;max-width:26rem}
            button{font:inherit;padding:.6rem 1.4rem;border-radius:4px;border:1px solid #0176d3;cursor:pointer}
            .yes{background:#0176d3;color:#fff}</style></head>
            <body><form method="post"><h1>Allow Access?</h1>
            <p><b>%s</b> asks to act for you in the simulated org %s: %s.</p>
            <p><label>User <select name="username">%s</select></label></p>
            %s
            <p><button class="no" name="decision" value="deny">Deny</button>
            <button class="yes" name="decision" value="allow">Allow</button></p></form></body></html>
            """;

    private final Org org;
    private final Directory directory;
    private final Grants grants;

    AuthorizePage(Org org, Grants grants) {
        this.org = org;
        this.directory = new Directory(org);
        this.grants = grants;
    }

    Response handle(Request request) {
        return request.method().equals("POST") ? decide(request.form()) : ask(request.parameters());
    }

    private Response ask(Map<String, String> asked) {
        ConnectedApp app = checked(asked);
        String users = org.rows("User").stream()
                .filter(user -> user.isTrue("IsActive"))
                .map(user -> user.text("Username"))
                .map(name ->
                        "<option" + (name.equals(app.runAs()) ? " selected" : "") + ">" + escaped(name) + "</option>")
                .collect(Collectors.joining());
        String hidden = asked.entrySet().stream()
                .map(entry -> "<input type=\"hidden\" name=\"" + escaped(entry.getKey()) + "\" value=\""
                        + escaped(entry.getValue()) + "\">")
                .collect(Collectors.joining());
        String html = HTML.formatted(
                escaped(app.clientId()), escaped(org.settings().name()), escaped(app.scope()), users, hidden);
        return Response.of(200, "text/html;charset=UTF-8", html);
    }

    private Response decide(Map<String, String> asked) {
        ConnectedApp app = checked(asked);
        String redirect = asked.getOrDefault("redirect_uri", "");
        String state = asked.containsKey("state") ? "&state=" + encoded(asked.get("state")) : "";
        Optional<Row> user = directory.byUsername(asked.getOrDefault("username", app.runAs()));
        if (user.isEmpty() || !asked.getOrDefault("decision", "").equals("allow")) {
            return Response.redirect(redirect + mark(redirect)
                    + "error=access_denied&error_description=end-user+denied+authorization" + state);
        }
        if (app.isBlocked()) {
            return Response.redirect(redirect + mark(redirect)
                    + "error=OAUTH_APP_BLOCKED&error_description=this+app+is+blocked+by+admin" + state);
        }
        String code = grants.code(user.get(), app.clientId(), redirect, asked.getOrDefault("code_challenge", ""));
        return Response.redirect(redirect + mark(redirect) + "code=" + encoded(code) + state);
    }

    private ConnectedApp checked(Map<String, String> asked) {
        ConnectedApp app = grants.app(asked.getOrDefault("client_id", ""));
        if (!"code".equals(asked.get("response_type"))) {
            throw new OAuthError("unsupported_response_type", "response type not supported");
        }
        if (!app.callbacks().contains(asked.getOrDefault("redirect_uri", ""))) {
            throw new OAuthError("redirect_uri_mismatch", "redirect_uri must match configuration");
        }
        if (!asked.getOrDefault("code_challenge_method", "S256").equals("S256")) {
            throw new OAuthError("invalid_request", "code challenge method not supported");
        }
        if (app.isPkceRequired() && asked.getOrDefault("code_challenge", "").isEmpty()) {
            throw new OAuthError("invalid_request", "missing required code challenge");
        }
        return app;
    }

    private static String mark(String redirect) {
        return redirect.contains("?") ? "&" : "?";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
