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
        return over(new Transport(Egress.allowing(address)));
    }

    /** One that packs nothing it sends. */
    public static Connector unpackedAt(String address) {
        return over(Transport.unpacked(Egress.allowing(address)));
    }

    private static Connector over(Transport transport) {
        return new SalesforceConnector(transport, Clock.systemUTC(), pause -> Thread.sleep(pause.toMillis() / HURRY));
    }
}
