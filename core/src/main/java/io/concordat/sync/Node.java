package io.concordat.sync;

import io.concordat.db.Configuration;
import io.concordat.db.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * This process among those that share the database. A node keeps its name over a restart ({@code concordat.node}, the
 * host name by default), so that it takes over from its own earlier self at once; each process of it is told apart.
 */
@ApplicationScoped
class Node {

    private final String holder;

    @Inject
    Node(Ids ids) {
        this.holder = Configuration.system().find("concordat.node").orElseGet(Node::host) + "/" + ids.next();
    }

    /** What a lease is held by. */
    String holder() {
        return holder;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
