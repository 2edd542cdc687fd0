package io.concordat.connector.salesforce.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
interface Addresses {

    /** As the machine resolves them, the same for a while: the client that connects sees these. */
    Addresses OF_MACHINE = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> of(String host) throws UnknownHostException;
}
