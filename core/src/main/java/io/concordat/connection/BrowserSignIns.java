package io.concordat.connection;

import io.concordat.HubException;
import io.concordat.HubException.Kind;
import io.concordat.audit.Audit;
import io.concordat.connection.Conversations.Configured;
import io.concordat.connection.SignInAttempts.Attempt;
import io.concordat.connection.SignInAttempts.Question;
import io.concordat.connector.BrowserSignIn;
import io.concordat.connector.BrowserSignIn.Departure;
import io.concordat.connector.ConnectorException;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** Signing a connection in by sending a person's browser to the remote system, and out again. */
@ApplicationScoped
public class BrowserSignIns {

    /** Of a program that asks for somebody: any session of that user takes the answer. */
    public static final String NO_BROWSER = "";

    private static final String KIND = "connection";

    /**
     * A connection that was just signed in.
     *
     * @param report what came of checking it
     */
    public record SignedIn(UUID connection, CheckReport report) {}

    private final Conversations conversations;
    private final Checks checks;
    private final SignInAttempts attempts;
    private final Audit audit;

    @Inject
    BrowserSignIns(Conversations conversations, Checks checks, SignInAttempts attempts, Audit audit) {
        this.conversations = conversations;
        this.checks = checks;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** Whether a person can sign this connection in, as it is configured. Asks nobody. */
    public boolean isPossible(UUID id) {
        try {
            Configured configured = conversations.configured(id);
            return configured.connector().browserSignIn(configured.settings()).isPresent();
        } catch (ConnectorException incomplete) {
            return false;
        }
    }

    /**
     * Where to send the browser of this caller, and of nobody else.
     *
     * @param browser what only this session of the caller has; the answer is taken in the same session alone;
     *     {@link #NO_BROWSER} for a program
     * @param callback the address of the hub that the answer comes to
     * @throws HubException of kind CONFLICT if the connection signs in another way, or a setting is wrong
     */
    public URI begin(Caller caller, String browser, UUID id, URI callback) {
        caller.require(Permission.MANAGE_DESTINATIONS);
        try {
            Configured configured = conversations.configured(id);
            String state = attempts.newState();
            Departure departure = signIn(configured).begin(configured.settings(), callback, state);
            attempts.put(new Question(state, browser, caller.name()), id, callback, departure.memory());
            return departure.url();
        } catch (ConnectorException wrong) {
            throw conflict(wrong);
        }
    }

    /**
     * Takes the answer with which a browser came back, keeps what it brings, and checks the connection.
     *
     * @param browser what only this session of the caller has
     * @param answer the parameters of the callback, {@code state} among them
     * @return the connection, and what came of checking it
     * @throws HubException of kind CONFLICT if nobody was sent with this state, it is too late, or the remote system
     *     refused, with words for the person
     */
    public SignedIn finish(Caller caller, String browser, Map<String, String> answer) {
        caller.require(Permission.MANAGE_DESTINATIONS);
        String state = answer.getOrDefault("state", "");
        Attempt attempt = attempts.take(new Question(state, browser, caller.name()))
                .or(() -> attempts.take(new Question(state, NO_BROWSER, caller.name())))
                .orElseThrow(() -> new HubException(
                        Kind.CONFLICT,
                        "this answer belongs to no sign-in that you began in this browser in the last ten minutes;"
                                + " choose Connect again"));
        UUID id = attempt.connectionId();
        try {
            Configured configured = conversations.configured(id);
            signIn(configured)
                    .finish(configured.settings(), configured.vault(), attempt.callback(), attempt.memory(), answer);
        } catch (ConnectorException refused) {
            throw conflict(refused);
        }
        audit.record(caller.did("CONNECTION_SIGNED_IN", KIND, id, ""));
        return new SignedIn(id, checks.check(id));
    }

    /** Gives the remote system back what it granted; the connection needs a new sign-in from then on. */
    public void disconnect(Caller caller, UUID id) {
        caller.require(Permission.MANAGE_DESTINATIONS);
        try {
            conversations.disconnect(id);
        } catch (ConnectorException unreachable) {
            throw conflict(unreachable);
        }
        audit.record(caller.did("CONNECTION_DISCONNECTED", KIND, id, ""));
    }

    private static BrowserSignIn signIn(Configured configured) {
        return configured
                .connector()
                .browserSignIn(configured.settings())
                .orElseThrow(() -> new HubException(
                        Kind.CONFLICT,
                        "this connection does not sign in in the browser; choose that in its settings first"));
    }

    private static HubException conflict(ConnectorException failed) {
        return new HubException(Kind.CONFLICT, String.valueOf(failed.getMessage()));
    }
}
