package io.concordat.connector.salesforce.simulator.fault;

import io.concordat.connector.salesforce.simulator.http.Handler;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Where all calls come in: unpacked, measured, let fail, written down, packed. */
public final class FrontDoor implements Handler {

    private static final int LONGEST_ADDRESS = 16_384;
    private static final int WORTH_PACKING = 200;

    private final Handler inside;
    private final Faults faults;
    private final CallLog log;

    public FrontDoor(Handler inside, Faults faults, CallLog log) {
        this.inside = inside;
        this.faults = faults;
        this.log = log;
    }

    @Override
    public Response handle(Request packed) {
        Request request = unpacked(packed);
        Response response = faults.handle(request, this::measured);
        log.add(CallKind.of(request), request, response);
        return accepts(request) && response.body().length > WORTH_PACKING ? packed(response) : response;
    }

    private Response measured(Request request) {
        int address = request.target().length();
        if (address > LONGEST_ADDRESS) {
            return Response.of(414, "text/html", "<h1>Bad Message 414</h1><pre>reason: URI Too Long</pre>");
        }
        int headers = request.headers().entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length() + 4)
                .sum();
        if (address + headers > LONGEST_ADDRESS) {
            return Response.of(
                    431, "text/html", "<h1>Bad Message 431</h1><pre>reason: Request Header Fields Too Large</pre>");
        }
        return inside.handle(request);
    }

    private static Request unpacked(Request request) {
        try {
            Request plain = request.inflated();
            String method = plain.parameters().getOrDefault("_HttpMethod", "");
            return plain.method().equals("POST") && !method.isEmpty() ? plain.as(method) : plain;
        } catch (IOException wrong) {
            throw new UncheckedIOException("the body is not packed as its header says", wrong);
        }
    }

    private static boolean accepts(Request request) {
        return request.header("Accept-Encoding").orElse("").contains("gzip");
    }

    private static Response packed(Response response) {
        if (response.headers().containsKey("Content-Encoding")) {
            return response;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(response.body().length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(response.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return response.withBody(bytes.toByteArray()).with("Content-Encoding", "gzip");
    }
}
