package io.concordat.connector.salesforce;

import io.concordat.connector.BrowserSignIn;
import io.concordat.connector.BrowserSignIn.Departure;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.Vault;
import io.concordat.connector.salesforce.auth.Consent;
import io.concordat.connector.salesforce.budget.Pauses.Sleep;
import io.concordat.connector.salesforce.http.Egress;
import io.concordat.connector.salesforce.http.Transport;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How the real connector reaches a simulated organisation: as the app at first, and in a browser after a sign-in. */
final class OrgConnection {

    private static final URI CALLBACK = URI.create("https://hub.example/api/v1/oauth/callback");

    private final SalesforceSimulator org;
    private final Clock clock;
    private final Sleep sleep;
    private final Map<String, String> settings = new HashMap<>();
    private final Vault vault = Vault.temporary("connection-1");
    private SalesforceConnector connector;

    OrgConnection(SalesforceSimulator org, Clock clock, Sleep sleep) {
        this.org = org;
        this.clock = clock;
        this.sleep = sleep;
        this.connector = over(new Transport(Egress.allowing(org.baseUrl())));
    }

    private SalesforceConnector over(Transport transport) {
        return new SalesforceConnector(transport, clock, sleep);
    }

    /** From now on no call is waited for any longer. */
    void waitAtMost(Duration longest) {
        connector = over(new Transport(Egress.allowing(org.baseUrl()), longest));
    }

    SalesforceConnector connector() {
        return connector;
    }

    void set(String setting, String value) {
        settings.put(setting, value);
    }

    /** What reaches the org. */
    Settings settings() {
        Map<String, String> all = new HashMap<>();
        connector.descriptor().settings().stream()
                .filter(setting -> !setting.defaultValue().isEmpty())
                .forEach(setting -> all.put(setting.name(), setting.defaultValue()));
        all.put("signIn", "client-credentials");
        all.put("domain", org.baseUrl());
        all.put("clientId", SalesforceSimulator.CLIENT_ID);
        all.put("clientSecret", SalesforceSimulator.CLIENT_SECRET);
        all.putAll(settings);
        return new Settings(all);
    }

    Session open() {
        return connector.open(settings(), vault);
    }

    /** Somebody chooses Connect, and allows it in the browser. */
    void signIn() {
        set("signIn", "browser");
        org.app().callbacks().add(CALLBACK.toString());
        BrowserSignIn flow = connector.browserSignIn(settings()).orElseThrow();
        Departure departure = flow.begin(settings(), CALLBACK, "state");
        flow.finish(settings(), vault, CALLBACK, departure.memory(), Consent.give(departure.url()));
    }
}
