package io.concordat.connector.salesforce.simulator.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** A JSON web token that asks for a session. */
final class Jwt {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private final String[] parts;
    private final JsonNode header;
    private final JsonNode claims;

    private Jwt(String[] parts) throws IOException {
        this.parts = parts;
        this.header = JSON.readTree(decode(parts[0]));
        this.claims = JSON.readTree(decode(parts[1]));
    }

    static Jwt parse(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            if (parts.length != 3) {
                throw OAuthError.grant("invalid assertion");
            }
            return new Jwt(parts);
        } catch (IOException | IllegalArgumentException wrong) {
            throw OAuthError.grant("invalid assertion");
        }
    }

    String issuer() {
        return claims.path("iss").asText();
    }

    String subject() {
        return claims.path("sub").asText(claims.path("prn").asText());
    }

    String audience() {
        return claims.path("aud").asText().replaceAll("/+$", "");
    }

    /** In seconds, or by clients that do not know better in milliseconds; as a number or as text. */
    Instant expiry() {
        long number = claims.path("exp").asLong();
        return number > MILLISECONDS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    boolean isSignedWith(PublicKey key) {
        if (!header.path("alg").asText().equals("RS256")) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            return false;
        }
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text.replace("=", ""));
    }
}
