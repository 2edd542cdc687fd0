package io.concordat.connector.salesforce.auth;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.http.AccessToken;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose token it is.
 *
 * @param organisation the org's id, 18 characters
 * @param user the user's id, 18 characters
 */
public record Identity(String organisation, String user) {

    private static final Pattern PATH = Pattern.compile("/id/(00D[0-9A-Za-z]{15})/(005[0-9A-Za-z]{15})");

    /** @throws ConnectorException of MISCONFIGURED if the token came without */
    public static Identity of(AccessToken token) {
        Matcher path = PATH.matcher(token.identity());
        if (!path.find()) {
            throw new ConnectorException(
                    Failure.MISCONFIGURED, "the answer to the sign-in does not say which organisation it is for");
        }
        return new Identity(path.group(1), path.group(2));
    }
}
