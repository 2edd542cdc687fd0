package io.concordat.alert;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Another system on this machine that answers as it is told, then with 204. */
final class Listener implements AutoCloseable {

    private final HttpServer server;
    final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    final Queue<String> signatures = new ConcurrentLinkedQueue<>();

    Listener(Integer... answers) throws Exception {
        Queue<Integer> left = new ConcurrentLinkedQueue<>(List.of(answers));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String signature = exchange.getRequestHeaders().getFirst("Concordat-Signature");
            if (signature != null) {
                signatures.add(signature);
            }
            Integer next = left.poll();
            exchange.sendResponseHeaders(next == null ? 204 : next, -1);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
