package io.concordat.web.api;

import io.concordat.HubException;
import io.concordat.answer.Answer;
import io.concordat.answer.Answers;
import io.concordat.answer.Request;
import io.concordat.web.security.CurrentCaller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * Carries out a request with an {@code Idempotency-Key} once, however often it is sent, and gives the same answer again
 * for a day. Bodies are hashed as they are read, so that they may be of any size.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.USER)
public class SentTwice implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String TAKEN = SentTwice.class.getName();
    private static final int LONGEST_KEY = 255;

    private final Answers answers;
    private final CurrentCaller caller;

    @Inject
    SentTwice(Answers answers, CurrentCaller caller) {
        this.answers = answers;
        this.caller = caller;
    }

    /** A key that was taken, and the body as far as it was read. */
    private record Taken(UUID id, HashedBody body) {}

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Optional<String> key = Optional.ofNullable(request.getHeaderString(HEADER));
        if (key.isEmpty() || !request.getMethod().equals("POST")) {
            return;
        }
        if (key.get().isBlank() || key.get().length() > LONGEST_KEY) {
            throw HubException.invalid(HEADER, "a key has 1 to " + LONGEST_KEY + " characters");
        }
        String route = request.getUriInfo().getRequestUri().getRawPath()
                + Optional.ofNullable(request.getUriInfo().getRequestUri().getRawQuery())
                        .map(query -> "?" + query)
                        .orElse("");
        Answers.Claim claim = answers.claim(new Request(caller.get().name(), key.get(), route));
        HashedBody body = new HashedBody(request.getEntityStream());
        if (claim instanceof Answers.Claim.Taken taken) {
            request.setEntityStream(body);
            request.setProperty(TAKEN, new Taken(taken.id(), body));
        } else if (claim instanceof Answers.Claim.Answered answered) {
            request.abortWith(replayed(answered, body.hash()));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (!(request.getProperty(TAKEN) instanceof Taken taken)) {
            return;
        }
        request.removeProperty(TAKEN);
        if (response.getStatus() < 200 || response.getStatus() > 299) {
            answers.release(taken.id());
            return;
        }
        answers.keep(taken.id(), taken.body().hash(), answer(response));
    }

    private static Answer answer(ContainerResponseContext response) {
        return new Answer(
                response.getStatus(),
                Optional.ofNullable(response.getLocation()).map(URI::toString).orElse(""),
                Optional.ofNullable(response.getEntityTag())
                        .map(tag -> tag.getValue())
                        .orElse(""),
                response.hasEntity() ? kept(response.getEntity()) : "");
    }

    /** What is a text already is JSON already. */
    private static String kept(Object answer) {
        if (answer instanceof String text) {
            return text;
        }
        return Json.text(answer instanceof ShownOnce once ? once.withoutSecret() : answer);
    }

    private static Response replayed(Answers.Claim.Answered answered, String bodyHash) {
        if (!answered.bodyHash().equals(bodyHash)) {
            throw new HubException(
                    HubException.Kind.CONFLICT, "this " + HEADER + " was sent with another body; use a new one");
        }
        Answer answer = answered.answer();
        Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
        if (!answer.location().isEmpty()) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (!answer.tag().isEmpty()) {
            response.tag(answer.tag());
        }
        return answer.body().isEmpty()
                ? response.build()
                : response.type(MediaType.APPLICATION_JSON)
                        .entity(answer.body())
                        .build();
    }
}
