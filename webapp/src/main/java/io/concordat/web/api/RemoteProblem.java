package io.concordat.web.api;

import io.concordat.connector.ConnectorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A failure of the other system, as a problem: the hub's own answer would have been another. */
final class RemoteProblem {

    private RemoteProblem() {}

    static Response answer(ConnectorException failure) {
        Response.ResponseBuilder answer = of(failure).answer();
        failure.pause().ifPresent(pause -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, pause.toSeconds())));
        return answer.build();
    }

    private static Problem of(ConnectorException failure) {
        return switch (failure.failure()) {
            case UNREACHABLE -> Problem.of("remote-unreachable", "The other system does not answer", 502, failure);
            case OUTCOME_UNKNOWN ->
                Problem.of("remote-outcome-unknown", "Nobody knows whether it was done", 502, failure);
            case THROTTLED -> Problem.of("remote-throttled", "The other system asks for a pause", 503, failure);
            case CREDENTIALS_REFUSED ->
                Problem.of("remote-sign-in", "The other system refused the sign-in", 409, failure);
            case NOT_PERMITTED ->
                Problem.of("remote-not-permitted", "The other system does not allow this", 409, failure);
            case MISCONFIGURED -> Problem.of("remote-misconfigured", "A setting is wrong", 409, failure);
        };
    }
}
