package io.concordat.connector.salesforce.simulator.auth;

import java.security.PublicKey;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** An app that the administrator has registered; tests change it in its place. */
public final class ConnectedApp {

    /** Grants that an app may use. */
    public enum Flow {
        AUTHORIZATION_CODE,
        CLIENT_CREDENTIALS,
        JWT_BEARER,
        PASSWORD
    }

    private final String clientId;
    private final String secret;
    private final Set<Flow> flows = EnumSet.allOf(Flow.class);
    private final Set<String> callbacks = new HashSet<>();
    private final Set<String> approvedUsers = new HashSet<>();
    private String runAs = "";
    private String scope = "api refresh_token";
    private boolean rotating = true;
    private boolean pkceRequired = true;
    private boolean blocked;
    private boolean adminApprovalNeeded;
    private Optional<PublicKey> certificate = Optional.empty();

    public ConnectedApp(String clientId, String secret) {
        this.clientId = clientId;
        this.secret = secret;
    }

    public String clientId() {
        return clientId;
    }

    public String secret() {
        return secret;
    }

    public Set<Flow> flows() {
        return flows;
    }

    /** The exact addresses that a browser may be sent back to. */
    public Set<String> callbacks() {
        return callbacks;
    }

    /** Users that the administrator lets use the app, or that have approved it themselves. */
    public Set<String> approvedUsers() {
        return approvedUsers;
    }

    /** The user whose rights client credentials give; "" for none. */
    public String runAs() {
        return runAs;
    }

    public ConnectedApp runAs(String username) {
        runAs = username;
        return this;
    }

    public String scope() {
        return scope;
    }

    public ConnectedApp scope(String value) {
        scope = value;
        return this;
    }

    /** Whether each refresh gives a new refresh token and kills the old one. */
    public boolean isRotating() {
        return rotating;
    }

    public ConnectedApp rotating(boolean value) {
        rotating = value;
        return this;
    }

    public boolean isPkceRequired() {
        return pkceRequired;
    }

    public ConnectedApp pkceRequired(boolean value) {
        pkceRequired = value;
        return this;
    }

    public boolean isBlocked() {
        return blocked;
    }

    public ConnectedApp blocked(boolean value) {
        blocked = value;
        return this;
    }

    /** Whether only users that the administrator approved may use it. */
    public boolean isAdminApprovalNeeded() {
        return adminApprovalNeeded;
    }

    public ConnectedApp adminApprovalNeeded(boolean value) {
        adminApprovalNeeded = value;
        return this;
    }

    /** The key that its JSON web tokens are verified with. */
    public Optional<PublicKey> certificate() {
        return certificate;
    }

    public ConnectedApp certificate(PublicKey key) {
        certificate = Optional.of(key);
        return this;
    }
}
