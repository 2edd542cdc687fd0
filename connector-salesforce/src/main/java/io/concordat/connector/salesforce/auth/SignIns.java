package io.concordat.connector.salesforce.auth;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.Settings;
import io.concordat.connector.Vault;
import io.concordat.connector.salesforce.http.AccessToken;
import io.concordat.connector.salesforce.http.TokenSource;
import io.concordat.connector.salesforce.http.Transport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All sign-ins of the connector. Sessions of one connection share a token as long as its settings stay the same. */
public final class SignIns {

    private static final int MOST = 100;

    private final Transport transport;
    private final Clock clock;
    private final TokenEndpoint endpoint;
    private final Map<String, SharedTokens> shared = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SharedTokens> eldest) {
            return size() > MOST;
        }
    };

    public SignIns(Transport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
        this.endpoint = new TokenEndpoint(transport, clock);
    }

    /** Where a connection's tokens come from; asks nobody yet. */
    public TokenSource tokens(Settings settings, Vault vault) {
        return shared(Credentials.of(settings), vault);
    }

    private SharedTokens shared(Credentials credentials, Vault vault) {
        String key = key(credentials.settings(), vault);
        synchronized (shared) {
            return shared.computeIfAbsent(key, unused -> new SharedTokens(() -> signIn(credentials, vault)));
        }
    }

    /** Signing in in the browser, if the settings choose that. */
    public Optional<BrowserFlow> browser(Settings settings) {
        SignInKind kind = SignInKind.of(settings.find("signIn").orElse(SignInKind.BROWSER.setting()));
        return kind == SignInKind.BROWSER
                ? Optional.of(new BrowserFlow(endpoint, transport.egress()))
                : Optional.empty();
    }

    /** Gives back what Salesforce granted; the refresh token takes its access tokens with it. */
    public void disconnect(Settings settings, Vault vault) {
        Credentials credentials = Credentials.of(settings);
        Optional<String> given = credentials.kind() == SignInKind.BROWSER
                ? Kept.find(vault, credentials)
                : shared(credentials, vault).known().map(AccessToken::value);
        given.ifPresent(token -> endpoint.revoke(credentials.host(), token));
        synchronized (shared) {
            shared.remove(key(settings, vault));
        }
        Kept.forget(vault);
    }

    private AccessToken signIn(Credentials credentials, Vault vault) {
        AccessToken token = switch (credentials.kind()) {
            case BROWSER -> refresh(credentials, vault);
            case CLIENT_CREDENTIALS ->
                endpoint.ask(credentials, form(credentials, "client_credentials"))
                        .token();
            case JWT_BEARER -> endpoint.ask(credentials, assertion(credentials)).token();
            case PASSWORD -> endpoint.ask(credentials, password(credentials)).token();
        };
        requireSalesforce(token);
        return token;
    }

    /** A refresh token may be good once only: the new one is kept before the access token is used at all. */
    private AccessToken refresh(Credentials credentials, Vault vault) {
        return vault.exclusively(() -> {
            String refreshToken = Kept.find(vault, credentials)
                    .orElseThrow(() -> new ConnectorException(
                            Failure.CREDENTIALS_REFUSED, "nobody has signed this connection in yet; choose Connect"));
            Map<String, String> form = form(credentials, "refresh_token");
            form.put("refresh_token", refreshToken);
            Granted granted = endpoint.ask(credentials, form);
            granted.refreshToken().ifPresent(next -> Kept.put(vault, credentials, next));
            return granted.token();
        });
    }

    private Map<String, String> assertion(Credentials credentials) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.put("assertion", Assertion.of(credentials, clock.instant()));
        return form;
    }

    private static Map<String, String> password(Credentials credentials) {
        Map<String, String> form = form(credentials, "password");
        form.put("username", credentials.setting("username").strip());
        form.put(
                "password",
                credentials.setting("password")
                        + credentials.setting("securityToken").strip());
        return form;
    }

    private static Map<String, String> form(Credentials credentials, String grant) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grant);
        credentials.addClient(form);
        return form;
    }

    private void requireSalesforce(AccessToken token) {
        if (!transport.egress().allows(token.instance())) {
            throw new ConnectorException(
                    Failure.MISCONFIGURED,
                    "the answer to the sign-in names an address for the API that is not Salesforce's; nothing is sent there");
        }
    }

    /** Other settings, or another sign-in in the browser, are another token. */
    private static String key(Settings settings, Vault vault) {
        StringBuilder text = new StringBuilder(vault.connection()).append('\n').append(Kept.generation(vault));
        new TreeMap<>(settings.values())
                .forEach((name, value) -> text.append('\n')
                        .append(name)
                        .append('=')
                        .append(value.length())
                        .append(':')
                        .append(value));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
