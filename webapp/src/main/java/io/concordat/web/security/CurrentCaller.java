package io.concordat.web.security;

import io.concordat.HubException;
import io.concordat.security.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who makes the request that is being answered. */
@RequestScoped
public class CurrentCaller {

    private final BrowserSession session;
    private Optional<Caller> signedIn = Optional.empty();
    private boolean byToken;

    @Inject
    CurrentCaller(BrowserSession session) {
        this.session = session;
    }

    /** Whoever proved who they are with this request itself, or whoever the browser session belongs to. */
    public Optional<Caller> find() {
        return signedIn.or(session::caller);
    }

    /** @throws HubException of kind FORBIDDEN if nobody is signed in */
    public Caller get() {
        return find().orElseThrow(() -> new HubException(HubException.Kind.FORBIDDEN, "sign in first"));
    }

    /** Whether an API token says who it is, and not the person. */
    public boolean isByToken() {
        return byToken;
    }

    /** The request proved by itself who makes it. */
    void is(Caller caller, boolean token) {
        signedIn = Optional.of(caller);
        byToken = token;
    }
}
