package io.concordat.connector.salesforce.auth;

import io.concordat.connector.Vault;
import java.util.Optional;

/** The refresh token in a vault, with the host that issued it: it is never sent to another. */
final class Kept {

    private static final String REFRESH_TOKEN = "refreshToken";
    private static final String GENERATION = "signedIn";

    private Kept() {}

    /** The refresh token that this host issued for this app. */
    static Optional<String> find(Vault vault, Credentials credentials) {
        String owner = owner(credentials);
        return vault.find(REFRESH_TOKEN)
                .filter(kept -> kept.startsWith(owner))
                .map(kept -> kept.substring(owner.length()));
    }

    static void put(Vault vault, Credentials credentials, String refreshToken) {
        vault.put(REFRESH_TOKEN, owner(credentials) + refreshToken);
    }

    /** Notes that a person signed in anew, so that no node goes on with the token of the sign-in before. */
    static void began(Vault vault, String generation) {
        vault.put(GENERATION, generation);
    }

    static String generation(Vault vault) {
        return vault.find(GENERATION).orElse("");
    }

    static void forget(Vault vault) {
        vault.remove(REFRESH_TOKEN);
        vault.remove(GENERATION);
    }

    private static String owner(Credentials credentials) {
        return credentials.host() + " " + credentials.clientId() + "\n";
    }
}
