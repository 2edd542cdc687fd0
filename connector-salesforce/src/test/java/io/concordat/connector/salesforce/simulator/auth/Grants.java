package io.concordat.connector.salesforce.simulator.auth;

import io.concordat.connector.salesforce.simulator.auth.ConnectedApp.Flow;
import io.concordat.connector.salesforce.simulator.auth.Sessions.Approval;
import io.concordat.connector.salesforce.simulator.org.Directory;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Turns what a client presents into a session, grant by grant. */
public final class Grants {

    private final Org org;
    private final Directory directory;
    private final LoginPolicy policy;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Codes codes = new Codes();
    private final Map<String, ConnectedApp> apps = new ConcurrentHashMap<>();

    /**
     * A session and its refresh token.
     *
     * @param refreshToken "" for none
     */
    record Granted(Session session, String refreshToken) {}

    public Grants(Org org, LoginPolicy policy, Passwords passwords, Sessions sessions) {
        this.org = org;
        this.directory = new Directory(org);
        this.policy = policy;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    public void register(ConnectedApp app) {
        apps.put(app.clientId(), app);
    }

    ConnectedApp app(String clientId) {
        ConnectedApp app = apps.get(clientId);
        if (app == null) {
            throw new OAuthError("invalid_client_id", "client identifier invalid");
        }
        return app;
    }

    /**
     * Answers a request for a token.
     *
     * @param loginHost whether it came to the host that all orgs share
     */
    Granted grant(Map<String, String> form, boolean loginHost, Set<String> audiences) {
        if (!policy.takeLogin()) {
            throw new OAuthError("rate_limit_exceeded", "login rate exceeded");
        }
        Granted granted = switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> clientCredentials(form, loginHost);
            case "password" -> password(form);
            case "authorization_code" -> code(form);
            case "refresh_token" -> refresh(form);
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> jwt(form, audiences);
            default -> throw new OAuthError("unsupported_grant_type", "grant type not supported");
        };
        if (!granted.session().user().isTrue("IsActive")) {
            sessions.revoke(granted.session().token());
            throw new OAuthError("inactive_user", "user is inactive");
        }
        return granted;
    }

    /** A code for a user who has said yes in the browser. */
    String code(Row user, String clientId, String redirectUri, String challenge) {
        app(clientId).approvedUsers().add(user.text("Username"));
        return codes.issue(user, clientId, redirectUri, challenge, org.clock().instant());
    }

    private Granted clientCredentials(Map<String, String> form, boolean loginHost) {
        if (loginHost) {
            throw OAuthError.grant("request not supported on this domain");
        }
        ConnectedApp app = authenticated(form);
        allow(app, Flow.CLIENT_CREDENTIALS, "grant type not supported");
        Row user = directory
                .byUsername(app.runAs())
                .orElseThrow(() -> OAuthError.grant("no client credentials user enabled"));
        return open(app, user);
    }

    private Granted password(Map<String, String> form) {
        ConnectedApp app = authenticated(form);
        if (!policy.isPasswordFlowAllowed() || !app.flows().contains(Flow.PASSWORD)) {
            throw OAuthError.grant("authentication failure");
        }
        Row user = passwords
                .check(form.getOrDefault("username", ""), form.getOrDefault("password", ""))
                .orElseThrow(() -> OAuthError.grant("authentication failure"));
        return open(app, user);
    }

    private Granted code(Map<String, String> form) {
        ConnectedApp app = app(form.getOrDefault("client_id", ""));
        checkSecret(app, form, !form.containsKey("code_verifier"));
        Row user = codes.redeem(form, org.clock().instant());
        checkIp();
        if (!app.scope().contains("refresh_token")) {
            return open(app, user);
        }
        String refreshToken = sessions.approve(user, app.clientId(), app.scope());
        String family = sessions.approval(refreshToken).map(Approval::family).orElse("");
        return new Granted(sessions.open(user, app.clientId(), app.scope(), family), refreshToken);
    }

    private Granted refresh(Map<String, String> form) {
        ConnectedApp app = app(form.getOrDefault("client_id", ""));
        checkSecret(app, form, false);
        String token = form.getOrDefault("refresh_token", "");
        Approval approval = sessions.approval(token)
                .filter(found -> found.clientId().equals(app.clientId()))
                .orElseThrow(() -> OAuthError.grant("expired access/refresh token"));
        checkIp();
        String next = app.isRotating() ? sessions.rotate(token, approval) : "";
        Session session = sessions.open(approval.user(), app.clientId(), approval.scope(), approval.family());
        return new Granted(session, next);
    }

    private Granted jwt(Map<String, String> form, Set<String> audiences) {
        Jwt jwt = Jwt.parse(form.getOrDefault("assertion", ""));
        ConnectedApp app = app(jwt.issuer());
        Optional<PublicKey> key = app.certificate();
        if (key.isEmpty() || !jwt.isSignedWith(key.get())) {
            throw OAuthError.grant("invalid assertion");
        }
        if (!audiences.contains(jwt.audience())) {
            throw OAuthError.grant("audience is invalid");
        }
        if (jwt.expiry().isBefore(org.clock().instant())) {
            throw OAuthError.grant("expired authorization code");
        }
        Row user = directory
                .byUsername(jwt.subject())
                .orElseThrow(() -> OAuthError.grant("user hasn't approved this consumer"));
        if (!app.approvedUsers().contains(user.text("Username"))) {
            throw app.isAdminApprovalNeeded()
                    ? new OAuthError("invalid_app_access", "user is not admin approved to access this app")
                    : OAuthError.grant("user hasn't approved this consumer");
        }
        return open(app, user);
    }

    private Granted open(ConnectedApp app, Row user) {
        checkIp();
        if (app.isBlocked()) {
            throw new OAuthError("invalid_app_access", "user is not admin approved to access this app");
        }
        String scope =
                app.scope().replace("refresh_token", "").replace("  ", " ").strip();
        return new Granted(sessions.open(user, app.clientId(), scope, ""), "");
    }

    private ConnectedApp authenticated(Map<String, String> form) {
        ConnectedApp app = app(form.getOrDefault("client_id", ""));
        checkSecret(app, form, true);
        return app;
    }

    private static void checkSecret(ConnectedApp app, Map<String, String> form, boolean needed) {
        String secret = form.getOrDefault("client_secret", "");
        if (needed || !secret.isEmpty()) {
            if (!secret.equals(app.secret())) {
                throw new OAuthError("invalid_client", "invalid client credentials");
            }
        }
    }

    private static void allow(ConnectedApp app, Flow flow, String otherwise) {
        if (!app.flows().contains(flow)) {
            throw new OAuthError("unsupported_grant_type", otherwise);
        }
    }

    private void checkIp() {
        if (policy.isIpRefused()) {
            throw OAuthError.grant("ip restricted or invalid login hours");
        }
    }
}
