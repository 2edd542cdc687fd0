package io.concordat.web.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import io.concordat.HubException;
import io.concordat.db.Configuration;
import io.concordat.security.Outsiders;
import io.concordat.security.Outsiders.Outsider;
import io.concordat.security.Role;
import io.concordat.security.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Leads a browser to the identity provider, and takes the answer it comes back with. */
@ApplicationScoped
public class OpenIdSignIn {

    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int RANDOM_BYTES = 32;

    private final Optional<OpenIdSettings> settings;
    private final Outsiders outsiders;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    OpenIdSignIn(Configuration configuration, Outsiders outsiders, Clock clock) {
        this.settings = OpenIdSettings.of(configuration);
        this.outsiders = outsiders;
        this.clock = clock;
    }

    /**
     * What the hub remembers, in the session of one browser, while that is at the provider. Its text form shows
     * nothing.
     *
     * @param since in milliseconds
     */
    public record Attempt(String state, String nonce, String verifier, URI back, long since) implements Serializable {

        @Override
        public String toString() {
            return "Attempt";
        }
    }

    /** What stands on the button; empty if no provider is configured. */
    public Optional<String> label() {
        return settings.map(OpenIdSettings::label);
    }

    /** Begins an attempt that ends where the browser is sent back to. */
    public Attempt begin(URI back) {
        return new Attempt(secret(), secret(), secret(), back, clock.millis());
    }

    /** Where the browser goes with it. */
    public URI address(Attempt attempt) {
        OpenIdSettings provider = settings();
        URI authorization = new OpenIdProvider(provider).discover().authorization();
        String query = OpenIdProvider.form(Map.of(
                "response_type", "code",
                "client_id", provider.clientId(),
                "redirect_uri", attempt.back().toString(),
                "scope", provider.scopes(),
                "state", attempt.state(),
                "nonce", attempt.nonce(),
                "code_challenge", challenge(attempt.verifier()),
                "code_challenge_method", "S256"));
        return URI.create(authorization + (authorization.getRawQuery() == null ? "?" : "&") + query);
    }

    /**
     * Signs in whoever the provider vouches for.
     *
     * @param attempt the one of this browser; the caller forgets it, so that it is good once
     * @throws HubException if it is too old, is not the one that comes back, or the provider's word is not good
     */
    public User finish(Attempt attempt, String state, String code, String address) {
        boolean ours = MessageDigest.isEqual(attempt.state().getBytes(UTF_8), state.getBytes(UTF_8));
        if (!ours || clock.millis() - attempt.since() > WITHIN.toMillis()) {
            throw OpenIdProvider.refused("this is not the end of what began here");
        }
        OpenIdSettings provider = settings();
        OpenIdProvider remote = new OpenIdProvider(provider);
        OpenIdProvider.Parts parts = remote.discover();
        String token = remote.idToken(parts, code, attempt.verifier(), attempt.back());
        JWTClaimsSet claims = new IdTokens(provider, clock).verified(token, remote.keys(parts), attempt.nonce());
        return outsiders.signIn(outsider(provider, claims), address);
    }

    private static Outsider outsider(OpenIdSettings provider, JWTClaimsSet claims) {
        Set<Role> roles = provider.of(groups(claims.getClaim(provider.groupsClaim())));
        if (roles.isEmpty()) {
            throw new HubException(
                    HubException.Kind.FORBIDDEN, "none of your groups has a role here; ask an administrator");
        }
        return new Outsider(
                provider.issuer().toString(),
                claims.getSubject(),
                text(claims.getClaim(provider.nameClaim()), claims.getSubject()),
                text(claims.getClaim("name"), ""),
                roles);
    }

    /** Providers write one group as a text and several as a list. */
    private static List<String> groups(Object claim) {
        if (claim instanceof List<?> several) {
            return several.stream().map(Objects::toString).toList();
        }
        return claim instanceof String one ? List.of(one) : List.of();
    }

    private static String text(Object claim, String otherwise) {
        return claim instanceof String text && !text.isBlank() ? text.strip() : otherwise;
    }

    private OpenIdSettings settings() {
        return settings.orElseThrow(() -> HubException.notFound("this identity provider"));
    }

    private String secret() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
