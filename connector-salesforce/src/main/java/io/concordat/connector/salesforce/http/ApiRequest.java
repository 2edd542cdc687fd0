package io.concordat.connector.salesforce.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One request. Immutable; each method answers a changed copy. Its text form shows neither headers nor body.
 *
 * @param method upper case
 * @param target a path below the API version, such as {@code /sobjects}; a path that begins with {@code /services/} is
 *     taken as it stands (locators); an address with a scheme is for {@link Transport} only. Encoded
 * @param deadline for everything, from connecting to the last byte of the answer
 * @param most the longest answer in bytes once unpacked; a longer one is an error
 * @param changes whether the request may change something, so that a lost answer leaves its outcome unknown
 * @param accepted statuses besides 2xx that are answers and not errors
 */
public record ApiRequest(
        String method,
        String target,
        Map<String, String> headers,
        Content content,
        Duration deadline,
        long most,
        boolean changes,
        Set<Integer> accepted) {

    /** What an answer is bounded to unless told otherwise. */
    public static final long MOST = 64L << 20;

    private static final Duration USUAL = Duration.ofMinutes(2);

    /** What is sent. */
    public sealed interface Content {

        /** Nothing. */
        record None() implements Content {}

        /** A body in memory; packed on the way if that pays. */
        final class Bytes implements Content {

            private final String type;
            private final byte[] body;

            /** The bytes are not copied, and must not change. */
            public Bytes(String type, byte[] body) {
                this.type = type;
                this.body = body;
            }

            String type() {
                return type;
            }

            byte[] bytes() {
                return body;
            }
        }

        /** A file, streamed as it stands. */
        record Stored(String type, Path file, boolean gzipped) implements Content {}
    }

    public ApiRequest {
        headers = Map.copyOf(headers);
        accepted = Set.copyOf(accepted);
    }

    public static ApiRequest get(String target) {
        return of("GET", target, false);
    }

    public static ApiRequest post(String target) {
        return of("POST", target, true);
    }

    public static ApiRequest put(String target) {
        return of("PUT", target, true);
    }

    public static ApiRequest patch(String target) {
        return of("PATCH", target, true);
    }

    public static ApiRequest delete(String target) {
        return of("DELETE", target, true);
    }

    private static ApiRequest of(String method, String target, boolean changes) {
        return new ApiRequest(method, target, Map.of(), new Content.None(), USUAL, MOST, changes, Set.of());
    }

    public ApiRequest json(byte[] body) {
        return content(new Content.Bytes("application/json; charset=UTF-8", body));
    }

    public ApiRequest json(JsonNode body) {
        return json(Json.bytes(body));
    }

    /** A form as a browser sends it. */
    public ApiRequest form(Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return content(new Content.Bytes("application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8)));
    }

    public ApiRequest content(Content sent) {
        return new ApiRequest(method, target, headers, sent, deadline, most, changes, accepted);
    }

    public ApiRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiRequest(method, target, more, content, deadline, most, changes, accepted);
    }

    public ApiRequest within(Duration total) {
        return new ApiRequest(method, target, headers, content, total, most, changes, accepted);
    }

    public ApiRequest atMost(long bytes) {
        return new ApiRequest(method, target, headers, content, deadline, bytes, changes, accepted);
    }

    /** Changes nothing though its method looks like it: may be sent again when its answer is lost. */
    public ApiRequest harmless() {
        return new ApiRequest(method, target, headers, content, deadline, most, false, accepted);
    }

    /** These statuses are answers, too. */
    public ApiRequest accepting(Integer... statuses) {
        return new ApiRequest(method, target, headers, content, deadline, most, changes, Set.of(statuses));
    }

    /** Text as it stands in a path segment or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    boolean isAnswer(int status) {
        return (status >= 200 && status < 300) || accepted.contains(status);
    }

    /** No query either: a query may quote values. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return method + " " + (query < 0 ? target : target.substring(0, query));
    }
}
