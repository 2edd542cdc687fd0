package io.concordat.connector.salesforce.simulator.fault;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A call that came in.
 *
 * @param target the path and query, as sent
 * @param body what was sent; its first part if it was long
 * @param status what was answered; 0 if nothing
 */
public record RecordedCall(
        Instant time,
        CallKind kind,
        String method,
        String target,
        Map<String, String> headers,
        String body,
        int status,
        String response) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
