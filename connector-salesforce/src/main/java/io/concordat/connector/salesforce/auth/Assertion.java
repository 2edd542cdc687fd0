package io.concordat.connector.salesforce.auth;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Signs that the hub acts for a user, good for a few minutes. */
final class Assertion {

    private static final Duration GOOD_FOR = Duration.ofSeconds(150);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Assertion() {}

    static String of(Credentials credentials, Instant now) {
        String header = part(Json.bytes(Json.object().put("alg", "RS256")));
        String claims = part(Json.bytes(Json.object()
                .put("iss", credentials.clientId())
                .put("sub", credentials.setting("username").strip())
                .put("aud", credentials.host().audience())
                .put("exp", now.plus(GOOD_FOR).getEpochSecond())));
        String signed = header + "." + claims;
        return signed + "." + part(sign(key(credentials.setting("privateKey")), signed));
    }

    private static byte[] sign(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw notAKey(failed);
        }
    }

    private static PrivateKey key(String pem) {
        if (pem.contains("BEGIN RSA PRIVATE KEY") || pem.contains("BEGIN ENCRYPTED")) {
            throw notAKey(new IllegalArgumentException("another form of key"));
        }
        try {
            String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            byte[] bytes = Base64.getDecoder().decode(body);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException failed) {
            throw notAKey(failed);
        }
    }

    private static String part(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    /** The cause may quote the key. */
    private static ConnectorException notAKey(Exception cause) {
        return new ConnectorException(
                Failure.MISCONFIGURED,
                "the private key is not an unencrypted RSA key in PKCS #8 ("
                        + cause.getClass().getSimpleName()
                        + "); convert it with: openssl pkcs8 -topk8 -nocrypt -in key.pem");
    }
}
