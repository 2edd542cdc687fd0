package io.concordat.security;

import io.concordat.audit.Audit;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Users and what belongs to them over a database, wired by hand as the container does it, for tests. */
public final class SecuredHub {

    /** Good by every rule. */
    public static final String PASSWORD = "seven kettles sing";

    /** Few, so that tests are quick. */
    private static final int ITERATIONS = 1000;

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final Audit audit;
    private final Users users;
    private final SignIns signIns;
    private final SecondFactor secondFactor;
    private final Outsiders outsiders;
    private final Tokens tokens;
    private final FirstRun firstRun;
    private final UserRepository accounts;

    private SecuredHub(Database database, Clock clock, Map<String, String> settings, int iterations) {
        Ids ids = Ids.system();
        PasswordHashing hashing = new PasswordHashing(iterations);
        audit = new Audit(database, clock, ids);
        accounts = new UserRepository(database);
        users = new Users(database, accounts, hashing, audit, ids, clock);
        Map<String, String> withKey = new HashMap<>(settings);
        withKey.put("concordat.key", KEY);
        Configuration configuration = Configuration.of(withKey);
        secondFactor = new SecondFactor(
                database,
                accounts,
                new SecondFactorRepository(database),
                Secrets.of(database, configuration, ids, clock),
                configuration,
                audit,
                clock);
        signIns = new SignIns(
                database,
                accounts,
                hashing,
                new VerifiedPasswords(clock),
                secondFactor,
                new BackOff(database, clock),
                audit,
                clock);
        tokens = new Tokens(database, new TokenRepository(database), accounts, audit, ids, clock);
        outsiders = new Outsiders(database, accounts, users, audit, clock);
        firstRun = new FirstRun(Configuration.of(settings), database, users, hashing, audit, clock);
    }

    public static SecuredHub on(Database database, Clock clock) {
        return on(database, clock, Map.of());
    }

    public static SecuredHub on(Database database, Clock clock, Map<String, String> settings) {
        return new SecuredHub(database, clock, settings, ITERATIONS);
    }

    /** The same hub, some years later: hashes are made more slowly. */
    static SecuredHub slower(Database database, Clock clock) {
        return new SecuredHub(database, clock, Map.of(), 2 * ITERATIONS);
    }

    /** A user of this name with {@link #PASSWORD}. */
    public User user(String name, Role... roles) {
        return users.create(Caller.hub(), new NewUser(name, "", PASSWORD, Set.of(roles)));
    }

    String storedPassword(String name) {
        return accounts.find(name).orElseThrow().password();
    }

    public Audit audit() {
        return audit;
    }

    public Users users() {
        return users;
    }

    public SignIns signIns() {
        return signIns;
    }

    public SecondFactor secondFactor() {
        return secondFactor;
    }

    public Outsiders outsiders() {
        return outsiders;
    }

    /** What the app shows that was given this secret. */
    public static String code(SecondFactor.Enrolment enrolment, Instant moment) {
        return OneTimeCodes.at(Base32.bytes(enrolment.secret().replace(" ", "")), moment);
    }

    public Tokens tokens() {
        return tokens;
    }

    public FirstRun firstRun() {
        return firstRun;
    }
}
