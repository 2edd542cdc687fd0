package io.concordat.connector.salesforce.simulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** Ends sockets, friendly or not; one that has ended already may end again. */
final class Sockets {

    private Sockets() {}

    /** Without the farewell of TCP, as after a crash. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // it has been closed meanwhile
        }
        close(socket);
    }

    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it has been closed meanwhile
        }
    }
}
