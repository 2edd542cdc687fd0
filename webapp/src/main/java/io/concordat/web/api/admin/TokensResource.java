package io.concordat.web.api.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.concordat.HubException;
import io.concordat.security.Role;
import io.concordat.security.Token;
import io.concordat.security.Tokens;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.api.ShownOnce;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What scripts sign in with. */
@Path("tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {

    private final Tokens tokens;
    private final CurrentCaller caller;

    @Inject
    TokensResource(Tokens tokens, CurrentCaller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    /**
     * A token as it travels.
     *
     * @param token its text, in the answer to its making alone
     */
    public record TokenJson(
            UUID id,
            String name,
            String owner,
            List<Role> roles,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> token)
            implements ShownOnce {

        static TokenJson of(Token token, Optional<String> text) {
            return new TokenJson(
                    token.id(),
                    token.name(),
                    token.owner(),
                    token.roles().stream().sorted().toList(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.revokedAt(),
                    text);
        }

        @Override
        public TokenJson withoutSecret() {
            return new TokenJson(id, name, owner, roles, createdAt, expiresAt, lastUsedAt, revokedAt, Optional.empty());
        }

        @Override
        public String toString() {
            return "TokenJson[" + id + "]";
        }
    }

    /** A token to be made; it acts as whoever makes it. */
    public record NewTokenJson(Optional<String> name, Optional<Set<Role>> roles, Optional<Instant> expiresAt) {}

    @GET
    @Needs({})
    @Says(value = "One's own tokens; those of everybody for who manages users", answer = TokenJson.class)
    public Listed<TokenJson> list(@BeanParam Paging paging) {
        return Listed.of(
                tokens.list(caller.get()),
                paging,
                token -> token.id().toString(),
                token -> TokenJson.of(token, Optional.empty()));
    }

    @POST
    @Needs({})
    @Says(value = "Makes a token; its text is shown this once", status = 201, answer = TokenJson.class)
    public Response create(@Context UriInfo uri, NewTokenJson body) {
        if (caller.isByToken()) {
            throw new HubException(
                    HubException.Kind.FORBIDDEN, "a token makes no tokens, or revoking it would not end what it began");
        }
        Tokens.Issued issued = tokens.create(
                caller.get(), Ask.required("name", body.name()), body.roles().orElse(Set.of()), body.expiresAt());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(issued.token().id().toString())
                        .build())
                .entity(TokenJson.of(issued.token(), Optional.of(issued.text())))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Needs({})
    @Says(value = "Makes a token useless, at once", status = 204)
    public void revoke(@PathParam("id") UUID id) {
        tokens.revoke(caller.get(), id);
    }
}
