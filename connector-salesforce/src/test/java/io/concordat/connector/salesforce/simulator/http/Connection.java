package io.concordat.connector.salesforce.simulator.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** One connection of a client: requests in, answers out, until one side has enough. */
final class Connection {

    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final Handler handler;
    private final Clock clock;

    Connection(Socket socket, Handler handler, Clock clock) {
        this.socket = socket;
        this.handler = handler;
        this.clock = clock;
    }

    void serve() throws IOException {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        OutputStream out = socket.getOutputStream();
        RequestReader reader = new RequestReader(in, out);
        ResponseWriter writer = new ResponseWriter(out, clock);
        boolean goesOn = true;
        while (goesOn) {
            Optional<Request> request = reader.next();
            goesOn = request.isPresent() && answer(request.get(), writer);
        }
    }

    /** Whether the connection stays open. */
    private boolean answer(Request request, ResponseWriter writer) throws IOException {
        Response response = answer(request);
        if (response.delivery().manner() == Delivery.Manner.DROPPED) {
            Sockets.reset(socket);
            return false;
        }
        boolean whole = writer.write(response, request.method().equals("HEAD"));
        return whole && !request.header("Connection").orElse("").equalsIgnoreCase("close");
    }

    private Response answer(Request request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException failure) {
            failure.printStackTrace();
            byte[] text = failure.toString().getBytes(StandardCharsets.UTF_8);
            return Response.of(500, "text/plain", text);
        }
    }
}
