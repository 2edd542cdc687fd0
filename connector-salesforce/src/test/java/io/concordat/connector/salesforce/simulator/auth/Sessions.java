package io.concordat.connector.salesforce.simulator.auth;

import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.RecordId;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The access and refresh tokens that are alive. */
public final class Sessions {

    private static final int MOST_APPROVALS = 5;

    private final Org org;
    private final LoginPolicy policy;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Approval> approvals = new LinkedHashMap<>();
    private final Map<String, String> retired = new LinkedHashMap<>();

    /** What a refresh token stands for. */
    record Approval(String family, Row user, String clientId, String scope) {}

    public Sessions(Org org, LoginPolicy policy) {
        this.org = org;
        this.policy = policy;
    }

    /** A new session; of the given family of tokens, or of none if "". */
    public synchronized Session open(Row user, String clientId, String scope, String family) {
        String token = RecordId.brief(org.id()) + "!AQ" + random(40);
        Session session = new Session(token, user, clientId, scope, family, now());
        sessions.put(token, session);
        return session;
    }

    /** The session of an access token that is alive. */
    public synchronized Optional<Session> find(String token) {
        Optional<Session> session = Optional.ofNullable(sessions.get(token));
        session.filter(found -> found.used().plus(policy.sessionTimeout()).isBefore(now()))
                .ifPresent(old -> sessions.remove(old.token()));
        Optional<Session> alive = session.filter(found -> sessions.containsKey(found.token()));
        alive.ifPresent(found -> found.use(now()));
        return alive;
    }

    /** A new approval, with its first refresh token; the sixth of an app and user ends the oldest. */
    synchronized String approve(Row user, String clientId, String scope) {
        List<String> others = new ArrayList<>();
        approvals.forEach((token, approval) -> {
            if (approval.clientId().equals(clientId) && approval.user() == user) {
                others.add(token);
            }
        });
        if (others.size() >= MOST_APPROVALS) {
            revoke(others.get(0));
        }
        String token = "5Aep861" + random(60);
        approvals.put(token, new Approval(random(12), user, clientId, scope));
        return token;
    }

    /** What a refresh token stands for; using one that was replaced ends the whole approval. */
    synchronized Optional<Approval> approval(String refreshToken) {
        if (retired.containsKey(refreshToken)) {
            endFamily(retired.getOrDefault(refreshToken, ""));
        }
        return Optional.ofNullable(approvals.get(refreshToken));
    }

    /** Replaces a refresh token by a new one. */
    synchronized String rotate(String refreshToken, Approval approval) {
        approvals.remove(refreshToken);
        retired.put(refreshToken, approval.family());
        String token = "5Aep861" + random(60);
        approvals.put(token, approval);
        return token;
    }

    /** Ends a token of either kind; whether there was one. */
    public synchronized boolean revoke(String token) {
        Approval approval = approvals.get(token);
        if (approval != null) {
            endFamily(approval.family());
            return true;
        }
        return sessions.remove(token) != null;
    }

    /** Ends all access tokens; refresh tokens live on. */
    public synchronized void expireAll() {
        sessions.clear();
    }

    /** Ends all refresh tokens and what came from them. */
    public synchronized void revokeAll() {
        approvals.clear();
        sessions.clear();
    }

    public synchronized int refreshTokens() {
        return approvals.size();
    }

    private void endFamily(String family) {
        approvals.values().removeIf(approval -> approval.family().equals(family));
        sessions.values().removeIf(session -> session.family().equals(family));
    }

    private Instant now() {
        return org.clock().instant();
    }

    private String random(int bytes) {
        byte[] random = new byte[bytes];
        this.random.nextBytes(random);
        String text =
                Base64.getUrlEncoder().withoutPadding().encodeToString(random).replaceAll("[-_]", ".");
        return new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }
}
