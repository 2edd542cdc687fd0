package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.security.User;
import io.concordat.web.security.BrowserSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** Who looks at the page, and what they may do; looked up once for a request. */
@Named("me")
@RequestScoped
public class Me {

    private final Optional<User> user;
    private final Optional<Caller> caller;

    @Inject
    Me(BrowserSession session) {
        this.user = session.user();
        this.caller = session.caller();
    }

    public String getDisplayName() {
        return user.map(User::displayName).orElse("");
    }

    public boolean may(String permission) {
        return caller.filter(who -> who.may(Permission.valueOf(permission))).isPresent();
    }

    /** @throws HubException of kind FORBIDDEN if nobody is signed in */
    public Caller caller() {
        return caller.orElseThrow(() -> new HubException(HubException.Kind.FORBIDDEN, "sign in first"));
    }
}
