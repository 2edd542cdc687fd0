package io.concordat.connector.salesforce.simulator.auth;

import io.concordat.connector.salesforce.simulator.org.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Authorization codes: each for one use, and for a quarter of an hour. */
final class Codes {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final AtomicLong counter = new AtomicLong();

    private record Code(Row user, String clientId, String redirectUri, String challenge, Instant issued) {}

    String issue(Row user, String clientId, String redirectUri, String challenge, Instant now) {
        String code = "aPrx" + Long.toHexString(now.toEpochMilli()) + "." + counter.incrementAndGet();
        codes.put(code, new Code(user, clientId, redirectUri, challenge, now));
        return code;
    }

    /** Takes a code in exchange for the user that it was given to. */
    Row redeem(Map<String, String> form, Instant now) {
        Code code = codes.remove(form.getOrDefault("code", ""));
        if (code == null || code.issued().plus(LIFETIME).isBefore(now)) {
            throw OAuthError.grant("expired authorization code");
        }
        if (!code.clientId().equals(form.get("client_id"))) {
            throw OAuthError.grant("invalid authorization code");
        }
        if (!code.redirectUri().equals(form.get("redirect_uri"))) {
            throw new OAuthError("redirect_uri_mismatch", "redirect_uri must match configuration");
        }
        checkVerifier(code.challenge(), form.getOrDefault("code_verifier", ""));
        return code.user();
    }

    private static void checkVerifier(String challenge, String verifier) {
        if (challenge.isEmpty()) {
            return;
        }
        if (verifier.isEmpty()) {
            throw OAuthError.grant("missing required code verifier");
        }
        boolean shaped = verifier.matches("[A-Za-z0-9._~-]{43,128}");
        if (!shaped || !challenge.equals(challengeOf(verifier))) {
            throw new OAuthError("invalid_request", "invalid code verifier");
        }
    }

    private static String challengeOf(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
