package io.concordat.connector.salesforce.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads requests off a connection, with bodies of a told length and chunked ones. */
final class RequestReader {

    private static final int LONGEST_LINE = 1 << 20;
    private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;

    RequestReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The next request; empty when the client has left. */
    Optional<Request> next() throws IOException {
        Optional<String> line = line();
        if (line.isEmpty() || line.get().isEmpty()) {
            return Optional.empty();
        }
        String[] parts = line.get().split(" ", -1);
        if (parts.length != 3) {
            throw new ProtocolException("not a request line: " + line.get());
        }
        Map<String, String> headers = headers();
        if (headers.getOrDefault("Expect", "").equalsIgnoreCase("100-continue")) {
            out.write(GO_ON);
            out.flush();
        }
        return Optional.of(new Request(parts[0], parts[1], headers, body(headers)));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = inside(); !line.isEmpty(); line = inside()) {
            int mark = line.indexOf(':');
            if (mark > 0) {
                headers.merge(
                        line.substring(0, mark), line.substring(mark + 1).strip(), (one, two) -> one + ", " + two);
            }
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = chunkSize();
        while (size > 0) {
            body.write(exactly(size));
            inside();
            size = chunkSize();
        }
        while (!inside().isEmpty()) {
            // trailers are of no interest
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = inside();
        int mark = line.indexOf(';');
        return Integer.parseInt((mark < 0 ? line : line.substring(0, mark)).strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the client left in the middle of a body");
        }
        return bytes;
    }

    private String inside() throws IOException {
        return line().orElseThrow(() -> new EOFException("the client left in the middle of a request"));
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (line.size() > LONGEST_LINE) {
                throw new ProtocolException("a line without end");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
