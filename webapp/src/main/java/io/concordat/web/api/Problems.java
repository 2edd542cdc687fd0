package io.concordat.web.api;

import io.concordat.HubException;
import io.concordat.connector.ConnectorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** Answers every refusal and every failure as a problem; what nobody expected with an id that stands in the log. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {

    private static final Logger log = System.getLogger(Problems.class.getName());
    private static final int MOST_CAUSES = 8;

    @Override
    public Response toResponse(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < MOST_CAUSES && cause != null; depth++) {
            if (cause instanceof HubException refused) {
                return of(refused).answer().build();
            }
            if (cause instanceof ConnectorException remote) {
                return RemoteProblem.answer(remote);
            }
            if (cause instanceof WebApplicationException web) {
                return of(web);
            }
            if (cause instanceof IOException && cause.getCause() instanceof TimeoutException) {
                return Problem.of("timeout", "The request took too long", 408, "send its body faster")
                        .answer()
                        .build();
            }
            cause = cause.getCause();
        }
        return unexpected(failure);
    }

    static Problem of(HubException refused) {
        Problem problem = switch (refused.kind()) {
            case INVALID -> Problem.of("invalid", "The input is not valid", 400, refused);
            case FORBIDDEN -> Problem.of("forbidden", "This is not allowed", 403, refused);
            case NOT_FOUND -> Problem.of("not-found", "There is no such thing", 404, refused);
            case CONFLICT -> Problem.of("conflict", "It clashes with what is there", 409, refused);
            case STALE -> Problem.of("stale", "Somebody else changed it", 412, refused);
        };
        return problem.withErrors(refused.problems());
    }

    /** What the server itself refuses: unknown paths, methods, media types; its headers stay. */
    private static Response of(WebApplicationException refused) {
        Response response = refused.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        if (response.getStatus() == 500) {
            return unexpected(refused);
        }
        Response.ResponseBuilder answer = of(response.getStatus(), refused).answer();
        for (String name : Set.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER)) {
            if (response.getHeaders().containsKey(name)) {
                response.getHeaders().get(name).forEach(value -> answer.header(name, value));
            }
        }
        return answer.build();
    }

    private static Problem of(int status, WebApplicationException refused) {
        return switch (status) {
            case 401 -> Problem.of("unauthenticated", "Nobody is signed in", status, refused);
            case 404 -> Problem.of("not-found", "There is no such thing", status, "there is nothing at this address");
            case 405 -> Problem.of("method", "Not with this method", status, "the header Allow names those there are");
            case 406 ->
                Problem.of("not-acceptable", "Not in this form", status, "ask for another media type in Accept");
            case 413 -> Problem.of("too-large", "This is too large", status, refused);
            case 415 -> Problem.of("media-type", "Not in this form", status, "send JSON as application/json");
            case 429 -> Problem.of("too-many", "Too many attempts", status, refused);
            default ->
                Problem.of("refused", "The request was refused", status, "look at the API's document at /openapi");
        };
    }

    private static Response unexpected(Throwable failure) {
        String incident = UUID.randomUUID().toString();
        log.log(Level.ERROR, "incident " + incident, failure);
        return Problem.of(
                        "unexpected",
                        "Something went wrong here",
                        500,
                        "this is a fault of the hub; its log has more under the id of the incident")
                .withIncident(incident)
                .answer()
                .build();
    }
}
