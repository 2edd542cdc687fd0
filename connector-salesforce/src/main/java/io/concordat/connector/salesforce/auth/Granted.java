package io.concordat.connector.salesforce.auth;

import io.concordat.connector.salesforce.http.AccessToken;
import java.util.Optional;

/**
 * What a token endpoint granted. Its text form shows no token.
 *
 * @param refreshToken a new one that replaces the one before; empty if there is none, or the one before stays
 */
record Granted(AccessToken token, Optional<String> refreshToken) {

    @Override
    public String toString() {
        return "Granted[" + token + "]";
    }
}
