package io.concordat.connector.salesforce.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * An answer whose body is still on its way. To be closed; closed before its end, it gives up the rest.
 *
 * <p>The body is unpacked, bounded, and under the request's deadline. Reading it throws
 * {@link io.concordat.connector.ConnectorException} if the rest is lost.
 */
public final class ApiAnswer implements AutoCloseable {

    private final int status;
    private final HttpHeaders headers;
    private final InputStream body;

    ApiAnswer(int status, HttpHeaders headers, InputStream body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public InputStream body() {
        return body;
    }

    /** The whole body as a tree; a missing node if it is empty. Closes the answer. */
    public JsonNode json() {
        try (this) {
            return Json.read(body);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
