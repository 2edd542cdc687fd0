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

    /** The request proved by itself who makes it. */
    void is(Caller caller) {
        signedIn = Optional.of(caller);
    }
}
