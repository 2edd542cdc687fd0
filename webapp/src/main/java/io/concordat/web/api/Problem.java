package io.concordat.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.concordat.HubException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A refusal as it travels (RFC 9457).
 *
 * @param type stable; what scripts look at
 * @param title what happened, always the same for the type
 * @param detail what happened here and what to do
 * @param errors the fields of bad input
 * @param incident how to find an unexpected failure in the log
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, List<HubException.Problem> errors, String incident) {

    private static final String TYPES = "https://concordat.io/problems/";

    static Problem of(String name, String title, int status, String detail) {
        return new Problem(TYPES + name, title, status, detail, List.of(), "");
    }

    /** The same for a failure that may say nothing. */
    static Problem of(String name, String title, int status, Throwable failure) {
        return of(name, title, status, String.valueOf(failure.getMessage()));
    }

    Problem withErrors(List<HubException.Problem> fields) {
        return new Problem(type, title, status, detail, fields, incident);
    }

    Problem withIncident(String id) {
        return new Problem(type, title, status, detail, errors, id);
    }

    Response.ResponseBuilder answer() {
        return Response.status(status).type(JsonWriter.PROBLEM).entity(this);
    }
}
