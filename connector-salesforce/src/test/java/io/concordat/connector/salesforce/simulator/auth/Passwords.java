package io.concordat.connector.salesforce.simulator.auth;

import io.concordat.connector.salesforce.simulator.org.Directory;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may sign in with which password, and the security token that follows it from places that are not trusted. */
public final class Passwords {

    private final Directory directory;
    private final LoginPolicy policy;
    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

    private record Secret(String password, String securityToken) {}

    public Passwords(Org org, LoginPolicy policy) {
        this.directory = new Directory(org);
        this.policy = policy;
    }

    public void set(String username, String password, String securityToken) {
        secrets.put(username, new Secret(password, securityToken));
    }

    /** The user, if the password is right. */
    public Optional<Row> check(String username, String given) {
        Secret secret = secrets.get(username);
        if (secret == null) {
            return Optional.empty();
        }
        boolean withToken = given.equals(secret.password() + secret.securityToken());
        boolean right = withToken || (policy.isIpTrusted() && given.equals(secret.password()));
        return right ? directory.byUsername(username) : Optional.empty();
    }
}
