package io.concordat.web.api.admin;

import io.concordat.security.Caller;
import io.concordat.security.NewUser;
import io.concordat.security.Permission;
import io.concordat.security.Role;
import io.concordat.security.User;
import io.concordat.security.UserPatch;
import io.concordat.security.Users;
import io.concordat.web.api.Ask;
import io.concordat.web.api.Listed;
import io.concordat.web.api.Paging;
import io.concordat.web.api.Says;
import io.concordat.web.api.Versions;
import io.concordat.web.security.CurrentCaller;
import io.concordat.web.security.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Those who can sign in. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {

    private final Users users;
    private final CurrentCaller caller;

    @Inject
    UsersResource(Users users, CurrentCaller caller) {
        this.users = users;
        this.caller = caller;
    }

    /** A user as they travel. */
    public record UserJson(
            UUID id,
            String name,
            String displayName,
            List<Role> roles,
            boolean enabled,
            boolean mustChangePassword,
            Instant createdAt,
            Optional<Instant> lastSignIn) {

        static UserJson of(User user) {
            return new UserJson(
                    user.id(),
                    user.name(),
                    user.displayName(),
                    user.roles().stream().sorted().toList(),
                    user.enabled(),
                    user.mustChangePassword(),
                    user.createdAt(),
                    user.lastSignIn());
        }
    }

    /** A user to be made. */
    public record NewUserJson(
            Optional<String> name, Optional<String> displayName, Optional<String> password, Optional<Set<Role>> roles) {

        NewUser wanted() {
            return new NewUser(
                    Ask.required("name", name),
                    displayName.orElse(""),
                    Ask.required("password", password),
                    roles.orElse(Set.of()));
        }

        @Override
        public String toString() {
            return "NewUserJson[" + name + "]";
        }
    }

    /**
     * What changes on a user.
     *
     * @param password given by somebody else, to be replaced at the next sign-in
     */
    public record UserPatchJson(Optional<Set<Role>> roles, Optional<Boolean> enabled, Optional<String> password) {

        UserPatch patch() {
            return new UserPatch(roles, enabled, password);
        }

        @Override
        public String toString() {
            return "UserPatchJson";
        }
    }

    /** One's own password. */
    public record PasswordJson(Optional<String> current, Optional<String> password) {

        @Override
        public String toString() {
            return "PasswordJson";
        }
    }

    @GET
    @Needs(Permission.MANAGE_USERS)
    @Says(value = "All users, by name", answer = UserJson.class)
    public Listed<UserJson> list(@BeanParam Paging paging) {
        return Listed.of(users.list(caller.get()), paging, user -> user.id().toString(), UserJson::of);
    }

    @POST
    @Needs(Permission.MANAGE_USERS)
    @Says(value = "Makes a user", status = 201, answer = UserJson.class)
    public Response create(@Context UriInfo uri, NewUserJson body) {
        User created = users.create(caller.get(), body.wanted());
        return Versions.tagged(
                        Response.created(uri.getAbsolutePathBuilder()
                                .path(created.id().toString())
                                .build()),
                        created.version())
                .entity(UserJson.of(created))
                .build();
    }

    @GET
    @Path("{id}")
    @Needs({})
    @Says(value = "One user; everybody sees themselves", answer = UserJson.class)
    public Response get(@PathParam("id") UUID id) {
        return answer(users.get(caller.get(), id));
    }

    @PATCH
    @Path("{id}")
    @Needs(Permission.MANAGE_USERS)
    @Says(value = "Changes the roles of a user, whether they may sign in, or their password", answer = UserJson.class)
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @DefaultValue("") String ifMatch,
            UserPatchJson body) {
        Caller who = caller.get();
        long version = users.get(who, id).version();
        Versions.require(ifMatch, version);
        return answer(users.change(who, id, version, body.patch()));
    }

    @PUT
    @Path("me/password")
    @Needs({})
    @Says(value = "Replaces one's own password", status = 204)
    public void changePassword(PasswordJson body) {
        users.changePassword(
                caller.get(), Ask.required("current", body.current()), Ask.required("password", body.password()));
    }

    private static Response answer(User user) {
        return Versions.tagged(Response.ok(UserJson.of(user)), user.version()).build();
    }
}
