package io.concordat.connector.salesforce.auth;

import io.concordat.connector.BrowserSignIn.Departure;
import io.concordat.connector.Settings;
import io.concordat.connector.Vault;
import io.concordat.connector.salesforce.http.Egress;
import io.concordat.connector.salesforce.http.TokenSource;
import io.concordat.connector.salesforce.http.Transport;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A simulated org and the ways to sign in to it. */
final class SigningIn implements AutoCloseable {

    static final URI CALLBACK = URI.create("https://hub.example/api/v1/oauth/callback");

    final SalesforceSimulator salesforce = SalesforceSimulator.start();
    final Transport transport = new Transport(Egress.allowing(salesforce.baseUrl() + "," + salesforce.loginUrl()));
    final SignIns signIns = new SignIns(transport, Clock.systemUTC());
    final Vault vault = Vault.temporary("connection-1");

    TokenSource tokens(Settings settings) {
        return signIns.tokens(settings, vault);
    }

    BrowserFlow flow() {
        return signIns.browser(browser()).orElseThrow();
    }

    String memory() {
        return flow().begin(browser(), CALLBACK, "s").memory();
    }

    Settings browser() {
        return new Settings(Map.of(
                "signIn",
                "browser",
                "clientId",
                SalesforceSimulator.CLIENT_ID,
                "clientSecret",
                SalesforceSimulator.CLIENT_SECRET,
                "domain",
                salesforce.baseUrl()));
    }

    Settings clientCredentials() {
        return with(browser(), "signIn", "client-credentials");
    }

    Settings password() {
        Map<String, String> values = new HashMap<>(browser().values());
        values.put("signIn", "password-legacy");
        values.put("username", SalesforceSimulator.USER);
        values.put("password", SalesforceSimulator.PASSWORD);
        values.put("securityToken", SalesforceSimulator.SECURITY_TOKEN);
        return new Settings(values);
    }

    Settings jwt(KeyPair keys) {
        salesforce.app().certificate(keys.getPublic());
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Map<String, String> values = new HashMap<>(browser().values());
        values.put("signIn", "jwt-bearer");
        values.put("username", SalesforceSimulator.USER);
        values.put("privateKey", pem);
        return new Settings(values);
    }

    static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    static Settings with(Settings settings, String name, String value) {
        Map<String, String> values = new HashMap<>(settings.values());
        values.put(name, value);
        return new Settings(values);
    }

    void connect() {
        salesforce.app().callbacks().add(CALLBACK.toString());
        Departure departure = flow().begin(browser(), CALLBACK, "state");
        flow().finish(browser(), vault, CALLBACK, departure.memory(), Consent.give(departure.url()));
    }

    static <T> Set<T> inParallel(int threads, Supplier<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<T>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(CompletableFuture.supplyAsync(work, pool));
            }
            return new HashSet<>(all.stream().map(CompletableFuture::join).toList());
        } finally {
            pool.shutdown();
        }
    }

    @Override
    public void close() {
        salesforce.close();
    }
}
