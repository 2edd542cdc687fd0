package io.concordat.connector.salesforce.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes answers in the manner that each asks for. */
final class ResponseWriter {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(204, "No Content"),
            Map.entry(300, "Multiple Choices"),
            Map.entry(302, "Found"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    private final OutputStream out;
    private final Clock clock;

    ResponseWriter(OutputStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Whether the answer left whole, so that the connection can serve another. */
    boolean write(Response response, boolean headOnly) throws IOException {
        byte[] body = headOnly ? new byte[0] : response.body();
        return switch (response.delivery().manner()) {
            case WHOLE -> whole(response, body);
            case LATE -> late(response, body);
            case TRUNCATED -> truncated(response, body);
            case DRIBBLED -> dribbled(response, body);
            case ENDLESS -> endless(response);
            case DROPPED -> false;
        };
    }

    private boolean whole(Response response, byte[] body) throws IOException {
        byte[] head = head(response, body.length);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        out.write(all);
        out.flush();
        return true;
    }

    private boolean late(Response response, byte[] body) throws IOException {
        pause(response.delivery().amount());
        return whole(response, body);
    }

    private boolean truncated(Response response, byte[] body) throws IOException {
        out.write(head(response, body.length));
        out.write(body, 0, (int) Math.min(body.length, response.delivery().amount()));
        out.flush();
        return false;
    }

    private boolean dribbled(Response response, byte[] body) throws IOException {
        out.write(head(response, body.length));
        for (byte next : body) {
            out.write(next);
            out.flush();
            pause(response.delivery().amount());
        }
        return true;
    }

    private boolean endless(Response response) throws IOException {
        out.write(head(response, Long.MAX_VALUE));
        byte[] spaces = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        while (!Thread.currentThread().isInterrupted()) {
            out.write(spaces);
        }
        return false;
    }

    private byte[] head(Response response, long length) {
        int status = response.status();
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(status).append(' ').append(REASONS.getOrDefault(status, "Status"));
        line(head, "Date", DATE.format(ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
        response.headers().forEach((name, value) -> line(head, name, value));
        if (status != 204 && status != 304) {
            line(head, "Content-Length", Long.toString(length));
        }
        return head.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append("\r\n").append(name).append(": ").append(value);
    }

    private static void pause(long milliseconds) throws IOException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is closing", stopped);
        }
    }
}
