package io.concordat.connector.salesforce.simulator.auth;

import io.concordat.connector.salesforce.simulator.org.Row;
import java.time.Instant;

/** A signed-in user. */
public final class Session {

    private final String token;
    private final Row user;
    private final String clientId;
    private final String scope;
    private final String family;
    private final Instant issued;
    private volatile Instant used;

    Session(String token, Row user, String clientId, String scope, String family, Instant issued) {
        this.token = token;
        this.user = user;
        this.clientId = clientId;
        this.scope = scope;
        this.family = family;
        this.issued = issued;
        this.used = issued;
    }

    public String token() {
        return token;
    }

    public Row user() {
        return user;
    }

    public String clientId() {
        return clientId;
    }

    public String scope() {
        return scope;
    }

    /** What ties access tokens to the approval that they come from; "" for none. */
    String family() {
        return family;
    }

    public Instant issued() {
        return issued;
    }

    Instant used() {
        return used;
    }

    void use(Instant now) {
        used = now;
    }

    /** Whether it may call the API at all. */
    public boolean mayCallApi() {
        return scope.contains("api") || scope.contains("full");
    }
}
