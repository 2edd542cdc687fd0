package io.concordat.connector.salesforce.simulator;

import io.concordat.connector.salesforce.simulator.org.SimulatorClock;
import javax.net.ServerSocketFactory;

/**
 * How an org is started.
 *
 * @param port of the org's own host; 0 for any
 * @param loginPort of the login host; 0 for any
 * @param pod three characters that the ids of this org have, and those of another have not
 */
public record SimulatorOptions(
        int port, int loginPort, String pod, SimulatorClock clock, ServerSocketFactory sockets, boolean isSecure) {

    public static SimulatorOptions standard() {
        return new SimulatorOptions(0, 0, "5f0", new SimulatorClock(), ServerSocketFactory.getDefault(), false);
    }

    public SimulatorOptions withPorts(int own, int login) {
        return new SimulatorOptions(own, login, pod, clock, sockets, isSecure);
    }

    public SimulatorOptions withPod(String other) {
        return new SimulatorOptions(port, loginPort, other, clock, sockets, isSecure);
    }

    /** With TLS. */
    public SimulatorOptions secured(ServerSocketFactory tls) {
        return new SimulatorOptions(port, loginPort, pod, clock, tls, true);
    }
}
