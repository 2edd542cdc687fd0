package io.concordat.connector.salesforce.auth;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.http.AccessToken;
import io.concordat.connector.salesforce.http.TokenSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The token of one connection, shared by all its sessions of this node. One thread signs in, the others wait for what
 * it gets; a sign-in that was refused is not tried again by those who waited, so that no account is locked.
 */
final class SharedTokens implements TokenSource {

    private final Supplier<AccessToken> signIn;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<AccessToken> token = Optional.empty();
    private Optional<Failed> failed = Optional.empty();

    SharedTokens(Supplier<AccessToken> signIn) {
        this.signIn = signIn;
    }

    /** What came of the last attempt to replace a token. */
    private record Failed(AccessToken refused, ConnectorException why) {}

    @Override
    public AccessToken current() {
        return token.orElseGet(() -> locked(() -> token.orElseGet(this::signIn)));
    }

    @Override
    public AccessToken renew(AccessToken refused) {
        return locked(() -> {
            Optional<AccessToken> other = token.filter(known -> !known.equals(refused));
            return other.orElseGet(() -> replace(refused));
        });
    }

    /** The token in use, if there is one. */
    Optional<AccessToken> known() {
        return token;
    }

    private AccessToken replace(AccessToken refused) {
        failed.filter(before -> before.refused().equals(refused)).ifPresent(before -> {
            throw new ConnectorException(
                    before.why().failure(), String.valueOf(before.why().getMessage()), before.why());
        });
        token = Optional.empty();
        try {
            AccessToken fresh = signIn();
            requireTheSame(refused, fresh);
            return fresh;
        } catch (ConnectorException why) {
            failed = why.failure().isPassing() ? Optional.empty() : Optional.of(new Failed(refused, why));
            throw why;
        }
    }

    private AccessToken signIn() {
        AccessToken fresh = signIn.get();
        token = Optional.of(fresh);
        failed = Optional.empty();
        return fresh;
    }

    /** A session goes on with the organisation that it began with, or not at all. */
    private void requireTheSame(AccessToken before, AccessToken fresh) {
        if (!Identity.of(before).organisation().equals(Identity.of(fresh).organisation())) {
            token = Optional.empty();
            throw new ConnectorException(
                    Failure.MISCONFIGURED,
                    "somebody signed this connection in to another organisation; the run ends before it mixes them");
        }
    }

    private AccessToken locked(Supplier<AccessToken> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
