package io.concordat.connector.salesforce.http;

import java.net.URI;

/**
 * Leave to call one organisation for a while. Its text form shows no token.
 *
 * @param value what goes into the Authorization header
 * @param instance where the organisation answers: scheme, host and port only
 * @param identity the identity address that came with it; "" if none did
 * @param scope what it was granted for, separated by blanks; "" if the answer did not say
 */
public record AccessToken(String value, URI instance, String identity, String scope) {

    @Override
    public String toString() {
        return "AccessToken[" + instance + "]";
    }
}
