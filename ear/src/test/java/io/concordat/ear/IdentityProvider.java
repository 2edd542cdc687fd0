package io.concordat.ear;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small identity provider (OpenID Connect, authorization code with PKCE, RS256) on a host of its own, at which Grace
 * is signed in. It gives a token for a code once, and only to whoever knows the client's secret and the verifier.
 */
final class IdentityProvider implements AutoCloseable {

    static final String CLIENT = "concordat-test";
    static final String SECRET = "the client's own secret";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final KeyPair keys;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private List<String> groups = List.of("crm-operators");
    private Optional<String> otherNonce = Optional.empty();

    IdentityProvider() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, configuration()));
        server.createContext("/keys", exchange -> json(exchange, 200, Map.of("keys", List.of(key()))));
        server.createContext("/authorize", this::askWhetherItIsThem);
        server.createContext("/agreed", this::sendBack);
        server.createContext("/token", this::giveToken);
        server.start();
    }

    /** Another site than the hub's for a browser. */
    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The groups that Grace is in from now on. */
    void groups(String... names) {
        groups = List.of(names);
    }

    /** Tokens are for another sign-in than the one that asks; empty: for the right one. */
    void saysNonce(Optional<String> nonce) {
        otherNonce = nonce;
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys");
    }

    private Map<String, Object> key() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty", "RSA",
                "alg", "RS256",
                "use", "sig",
                "kid", "one",
                "n", BASE64.encodeToString(unsigned(key.getModulus())),
                "e", BASE64.encodeToString(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private void askWhetherItIsThem(HttpExchange exchange) throws IOException {
        Map<String, String> asked =
                fields(String.valueOf(exchange.getRequestURI().getRawQuery()));
        boolean right = CLIENT.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.keySet().containsAll(List.of("redirect_uri", "state", "nonce", "code_challenge", "scope"));
        if (!right) {
            answer(exchange, 400, "text/plain", "not a request of a client that is known here");
            return;
        }
        String on = agreed(exchange.getRequestURI()).replace("&", "&amp;");
        answer(exchange, 200, "text/html", "<!doctype html><a href=\"" + on + "\">Continue as Grace</a>");
    }

    /** Where the button of the page leads that is shown at this address. */
    private static String agreed(URI authorize) {
        return "/agreed?" + authorize.getRawQuery();
    }

    private void sendBack(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set("Location", answerTo(exchange.getRequestURI()).toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Where a browser is sent back to that was led here, with a code. */
    URI answerTo(URI authorize) {
        Map<String, String> asked = fields(authorize.getRawQuery());
        String code = "code-" + codes.size();
        codes.put(code, asked);
        return URI.create(asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.getOrDefault("state", ""), UTF_8));
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Optional<Map<String, String>> asked = Optional.ofNullable(codes.remove(form.getOrDefault("code", "")));
        String pair = URLEncoder.encode(CLIENT, UTF_8) + ":" + URLEncoder.encode(SECRET, UTF_8);
        String client = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        boolean right = client.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && asked.filter(request -> isFor(request, form)).isPresent();
        json(
                exchange,
                right ? 200 : 400,
                right ? Map.of("id_token", token(asked.orElseThrow())) : Map.of("error", "invalid_grant"));
    }

    private static boolean isFor(Map<String, String> request, Map<String, String> form) {
        return challenge(form.getOrDefault("code_verifier", "")).equals(request.get("code_challenge"))
                && String.valueOf(form.get("redirect_uri")).equals(request.get("redirect_uri"));
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private String token(Map<String, String> asked) throws IOException {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss",
                issuer(),
                "sub",
                "subject-4711",
                "aud",
                CLIENT,
                "iat",
                now,
                "exp",
                now + 300,
                "nonce",
                otherNonce.orElse(asked.getOrDefault("nonce", "")),
                "preferred_username",
                "grace",
                "name",
                "Grace Hopper",
                "groups",
                groups));
        String signed = encoded(Map.of("alg", "RS256", "kid", "one")) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IOException(broken);
        }
    }

    private static String encoded(Map<String, Object> json) throws IOException {
        return BASE64.encodeToString(JSON.writeValueAsBytes(json));
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
        }
        return fields;
    }

    private static void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        answer(exchange, status, "application/json", JSON.writeValueAsString(body));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
