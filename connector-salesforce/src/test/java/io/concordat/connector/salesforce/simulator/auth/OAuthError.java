package io.concordat.connector.salesforce.simulator.auth;

/** A sign-in that is refused; its body is an object, not the array that data calls have. */
public final class OAuthError extends RuntimeException {

    private final String error;
    private final String description;

    public OAuthError(String error, String description) {
        super(error + ": " + description);
        this.error = error;
        this.description = description;
    }

    static OAuthError grant(String description) {
        return new OAuthError("invalid_grant", description);
    }

    public String error() {
        return error;
    }

    public String description() {
        return description;
    }
}
