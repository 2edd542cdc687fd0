package io.concordat.web.screen;

import io.concordat.security.User;
import io.concordat.security.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

/** The page {@code users}: who can sign in, and what they may do. */
@Named("users")
@RequestScoped
public class UsersScreen {

    private final Users users;
    private final Say say;
    private final Me me;

    @Inject
    UsersScreen(Users users, Say say, Me me) {
        this.users = users;
        this.say = say;
        this.me = me;
    }

    public List<User> getList() {
        return users.list(me.caller());
    }

    /** The roles of a user in words. */
    public String roles(User user) {
        return user.roles().stream()
                .sorted()
                .map(role -> say.word("role", role))
                .collect(Collectors.joining(", "));
    }

    public Mark mark(User user) {
        if (!user.enabled()) {
            return new Mark("idle", "idle", say.of("user.disabled"));
        }
        return user.mustChangePassword()
                ? new Mark("info", "info", say.of("user.invited"))
                : new Mark("ok", "ok", say.of("user.enabled"));
    }

    public boolean isMe(User user) {
        return user.name().equals(me.caller().name());
    }
}
