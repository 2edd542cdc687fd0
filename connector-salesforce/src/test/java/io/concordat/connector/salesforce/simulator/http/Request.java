package io.concordat.connector.salesforce.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** One request, read to its end. Header names are found in any case. */
public final class Request {

    private final String method;
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;

    Request(String method, String target, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    public String method() {
        return method;
    }

    /** What stood in the request line: the path and the query, still encoded. */
    public String target() {
        return target;
    }

    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    public String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** The parts of the path, decoded after they were split, so that an encoded slash stays in its part. */
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        for (String part : path().split("/", -1)) {
            if (!part.isEmpty()) {
                segments.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return segments;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public byte[] body() {
        return body;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The parameters of the query. */
    public Map<String, String> parameters() {
        return decoded(query());
    }

    /** The parameters of a form in the body. */
    public Map<String, String> form() {
        return decoded(text());
    }

    /** The same request as if it had used this method: {@code _HttpMethod} for clients that cannot send PATCH. */
    public Request as(String otherMethod) {
        return new Request(otherMethod, target, headers, body);
    }

    /** The same request for another target: a part of a composite request. */
    public static Request part(String method, String target, Map<String, String> headers, byte[] body) {
        return new Request(method, target, headers, body);
    }

    /** The same request with its body unpacked. */
    public Request inflated() throws IOException {
        String encoding = header("Content-Encoding").orElse("identity");
        return switch (encoding) {
            case "gzip" -> withBody(new GZIPInputStream(new ByteArrayInputStream(body)));
            case "deflate" -> withBody(new InflaterInputStream(new ByteArrayInputStream(body)));
            default -> this;
        };
    }

    private Request withBody(InputStream stream) throws IOException {
        return new Request(method, target, headers, stream.readAllBytes());
    }

    private static Map<String, String> decoded(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int mark = pair.indexOf('=');
            if (mark >= 0) {
                values.put(decode(pair.substring(0, mark)), decode(pair.substring(mark + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
