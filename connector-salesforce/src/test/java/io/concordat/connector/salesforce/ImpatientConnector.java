package io.concordat.connector.salesforce;

import io.concordat.connector.Connector;
import io.concordat.connector.salesforce.http.Egress;
import io.concordat.connector.salesforce.http.Transport;
import java.time.Clock;

/** The connector against something that does at once what Salesforce takes minutes for. */
public final class ImpatientConnector {

    private static final int HURRY = 100;

    private ImpatientConnector() {}

    /** @param address where the connector may go besides Salesforce itself */
    public static Connector at(String address) {
        return new SalesforceConnector(
                new Transport(Egress.allowing(address)),
                Clock.systemUTC(),
                pause -> Thread.sleep(pause.toMillis() / HURRY));
    }
}
