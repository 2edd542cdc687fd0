package io.concordat.connector;

import java.net.URI;
import java.util.Map;

/**
 * Signing in by sending a person's browser to the remote system, which sends it back with an answer. The hub sees to it
 * that an answer comes once, soon, and from the browser that was sent.
 */
public interface BrowserSignIn {

    /**
     * Where to send the browser.
     *
     * @param callback where the answer is to come, an address of the hub; has to be known to the remote system
     * @param state what the remote system hands back unchanged, so that the hub knows its own question
     * @throws ConnectorException if a setting is wrong
     */
    Departure begin(Settings settings, URI callback, String state);

    /**
     * Takes the answer and puts what later sessions need into the vault.
     *
     * @param callback the same as at the beginning
     * @param memory what {@link Departure#memory()} held
     * @param answer the parameters with which the browser came back
     * @throws ConnectorException if the person or the system refused, with words for a person
     */
    void finish(Settings settings, Vault vault, URI callback, String memory, Map<String, String> answer);

    /**
     * A sign-in that has begun. Its text form shows nothing of it.
     *
     * @param url where to send the browser
     * @param memory what is needed to take the answer; sealed by the hub, never shown to the browser
     */
    record Departure(URI url, String memory) {

        @Override
        public String toString() {
            return "Departure[" + url.getHost() + "]";
        }
    }
}
