package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.security.SecondFactor;
import io.concordat.security.User;
import io.concordat.security.Users;
import io.concordat.web.security.BrowserSession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** Who looks at the page, what they may do, and which language they read; looked up once for a request. */
@Named("me")
@RequestScoped
public class Me {

    private final Optional<User> user;
    private final Optional<Caller> caller;
    private final SecondFactor secondFactor;
    private final Locale locale;

    @Inject
    Me(BrowserSession session, SecondFactor secondFactor, Users users, HttpServletRequest request) {
        this.secondFactor = secondFactor;
        this.user = session.user();
        this.caller = session.caller();
        this.locale = user.flatMap(who -> users.language(who.name()))
                .map(Locale::forLanguageTag)
                .orElseGet(() -> Languages.first(Collections.list(request.getLocales())));
    }

    public String getDisplayName() {
        return user.map(User::displayName).orElse("");
    }

    /** The language they chose, or the first one of their browser that the screens speak. */
    public Locale getLocale() {
        return locale;
    }

    /** Whether they have to choose a password of their own before anything else. */
    public boolean isPasswordDue() {
        return user.filter(User::mustChangePassword).isPresent();
    }

    /** Whether they have to set up one-time codes before anything else. */
    public boolean isCodesDue() {
        return user.filter(secondFactor::isDue).isPresent();
    }

    public boolean may(String permission) {
        return caller.filter(who -> who.may(Permission.valueOf(permission))).isPresent();
    }

    /** @throws HubException of kind FORBIDDEN if nobody is signed in */
    public Caller caller() {
        return caller.orElseThrow(Me::nobody);
    }

    /** @throws HubException of kind FORBIDDEN if nobody is signed in */
    public User user() {
        return user.orElseThrow(Me::nobody);
    }

    private static HubException nobody() {
        return new HubException(HubException.Kind.FORBIDDEN, "sign in first");
    }
}
