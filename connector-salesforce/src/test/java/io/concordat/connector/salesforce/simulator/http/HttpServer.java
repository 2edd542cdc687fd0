package io.concordat.connector.salesforce.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** Listens on the loopback address and serves each connection in a thread of its own. */
public final class HttpServer implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final ServerSocket socket;
    private final Handler handler;
    private final Clock clock;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpServer::daemon);

    private HttpServer(ServerSocket socket, Handler handler, Clock clock) {
        this.socket = socket;
        this.handler = handler;
        this.clock = clock;
    }

    /**
     * Starts to serve.
     *
     * @param factory plain or TLS
     * @param port 0 for any free one
     * @param clock what the {@code Date} of each answer says
     */
    public static HttpServer start(ServerSocketFactory factory, int port, Handler handler, Clock clock) {
        try {
            ServerSocket socket = factory.createServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            HttpServer server = new HttpServer(socket, handler, clock);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Resets every connection, as a restart of the server would. */
    public void dropConnections() {
        open.forEach(Sockets::reset);
    }

    @Override
    public void close() {
        Sockets.close(socket);
        dropConnections();
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                open.add(accepted);
                threads.execute(() -> serve(accepted));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (accepted) {
            new Connection(accepted, handler, clock).serve();
        } catch (IOException gone) {
            Sockets.reset(accepted);
        } finally {
            open.remove(accepted);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "salesforce-simulator");
        thread.setDaemon(true);
        return thread;
    }
}
