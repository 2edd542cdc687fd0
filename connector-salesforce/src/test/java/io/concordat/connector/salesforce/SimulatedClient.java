package io.concordat.connector.salesforce;

import io.concordat.connector.Settings;
import io.concordat.connector.Vault;
import io.concordat.connector.salesforce.auth.SignIns;
import io.concordat.connector.salesforce.http.Egress;
import io.concordat.connector.salesforce.http.SalesforceClient;
import io.concordat.connector.salesforce.http.Transport;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import java.time.Clock;
import java.util.Map;

/** A client of a simulated org, signed in as its app. */
public final class SimulatedClient {

    private SimulatedClient() {}

    public static SalesforceClient of(SalesforceSimulator org) {
        Transport transport = new Transport(Egress.allowing(org.baseUrl()));
        Settings settings = new Settings(Map.of(
                "signIn",
                "client-credentials",
                "clientId",
                SalesforceSimulator.CLIENT_ID,
                "clientSecret",
                SalesforceSimulator.CLIENT_SECRET,
                "domain",
                org.baseUrl()));
        SignIns signIns = new SignIns(transport, Clock.systemUTC());
        return new SalesforceClient(transport, signIns.tokens(settings, Vault.temporary("c")), "66.0");
    }
}
