package io.concordat.web.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** An identity provider that says what a test wants, over HTTP. */
final class PretendedProvider implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;
    private final List<String> asked = new ArrayList<>();
    private String token = "";
    private String tokenHost = "";

    PretendedProvider() {
        try {
            key = key();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, document()));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key).toString()));
        server.createContext("/token", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, "{\"id_token\": \"" + token + "\"}");
        });
        server.start();
    }

    private String document() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize?tenant=1", "token_endpoint": "%2$s/token",
                 "jwks_uri": "%1$s/keys"}
                """.formatted(issuer(), tokenHost.isEmpty() ? issuer() : tokenHost);
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Says that tokens are given elsewhere. */
    void givesTokensAt(String host) {
        tokenHost = host;
    }

    /** What it was asked for tokens with, header and form. */
    List<String> asked() {
        return asked;
    }

    void says(JWTClaimsSet claims) {
        token = signed(claims, key);
    }

    void saysUnsigned(String unsigned) {
        token = unsigned;
    }

    void saysWithAnotherKey(JWTClaimsSet claims) {
        token = signed(claims, key());
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
            jwt.sign(new RSASSASigner(by));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
