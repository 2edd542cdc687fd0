package io.concordat.connector.salesforce.auth;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.util.Arrays;
import java.util.List;

/** How a connection signs in. */
public enum SignInKind {
    /** A person signs in once, in the browser; the hub then refreshes what it was given. */
    BROWSER("browser"),
    /** The app signs in as itself and runs as the user that its policy names. */
    CLIENT_CREDENTIALS("client-credentials"),
    /** The hub signs an assertion that it acts for a user who is pre-authorised. */
    JWT_BEARER("jwt-bearer"),
    /** User name, password and security token; blocked by default in newer organisations. */
    PASSWORD("password-legacy");

    private final String setting;

    SignInKind(String setting) {
        this.setting = setting;
    }

    /** What stands in the setting. */
    public String setting() {
        return setting;
    }

    /** The settings that it cannot do without, besides the app's key. */
    List<String> needed() {
        return switch (this) {
            case BROWSER -> List.of();
            case CLIENT_CREDENTIALS -> List.of("clientSecret");
            case JWT_BEARER -> List.of("username", "privateKey");
            case PASSWORD -> List.of("username", "password", "clientSecret");
        };
    }

    static SignInKind of(String setting) {
        return Arrays.stream(values())
                .filter(kind -> kind.setting.equals(setting))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(
                        Failure.MISCONFIGURED,
                        "the setting \"signIn\" is one of "
                                + Arrays.stream(values())
                                        .map(SignInKind::setting)
                                        .toList()));
    }
}
