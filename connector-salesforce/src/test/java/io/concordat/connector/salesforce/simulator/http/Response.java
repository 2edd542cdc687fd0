package io.concordat.connector.salesforce.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer, and how it is to be delivered. */
public final class Response {

    private static final byte[] NOTHING = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Delivery delivery;

    private Response(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delivery = delivery;
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), NOTHING, Delivery.WHOLE);
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), body, Delivery.WHOLE);
    }

    public static Response of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Response json(int status, byte[] body) {
        return of(status, "application/json;charset=UTF-8", body);
    }

    public static Response redirect(String location) {
        return empty(302).with("Location", location);
    }

    /** No answer at all: the connection is reset. */
    public static Response none() {
        return empty(0).delivered(Delivery.DROPPED);
    }

    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body, delivery);
    }

    public Response withBody(byte[] other) {
        return new Response(status, headers, other, delivery);
    }

    public Response delivered(Delivery other) {
        return new Response(status, headers, body, other);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Delivery delivery() {
        return delivery;
    }
}
