package io.concordat.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.security.UserRepository.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The codes of an authenticator app, asked for after the password. Whoever lost the app has recovery codes, each good
 * for once; whoever lost those too asks an administrator. No code opens anything twice.
 */
@ApplicationScoped
public class SecondFactor {

    private static final String KIND = "user";
    private static final String REQUIRED = "concordat.second.factor.roles";
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_BYTES = 10;
    private static final int RECOVERY_CODES = 10;

    private final Database database;
    private final UserRepository accounts;
    private final SecondFactorRepository factors;
    private final Secrets secrets;
    private final Configuration configuration;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    SecondFactor(
            Database database,
            UserRepository accounts,
            SecondFactorRepository factors,
            Secrets secrets,
            Configuration configuration,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.factors = factors;
        this.secrets = secrets;
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an app has to know. Its text form shows nothing of it.
     *
     * @param secret as people type it
     * @param address as an app reads it from a picture
     */
    public record Enrolment(String secret, String address) {

        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    public boolean isOn(User user) {
        return factors.find(user.id()).filter(SecondFactorRepository.Shared::on).isPresent();
    }

    /** How many recovery codes were not used yet. */
    public long recoveryCodesLeft(User user) {
        return factors.recoveryCodesLeft(user.id());
    }

    /**
     * Whether the server's configuration asks it of this user, and they have not set it up. Who signs in with an
     * identity provider is asked there.
     */
    public boolean isDue(User user) {
        Set<String> required = Stream.of(configuration.find(REQUIRED).orElse("").split(","))
                .map(role -> role.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return user.roles().stream().anyMatch(role -> required.contains(role.name()))
                && !isOn(user)
                && !accounts.isOutsider(user.id());
    }

    /** Begins anew, with a secret that nobody had before. Nothing is asked for until {@link #confirm}. */
    public Enrolment begin(Caller caller) {
        User user = account(caller).user();
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base32.text(bytes);
        database.run(handle -> {
            requireOff(user);
            factors.remove(user.id());
            factors.insert(user.id(), secrets.seal(secret, place(user.id())));
        });
        return enrolment(user, secret);
    }

    /** What the app has to know, from {@link #begin} until it has shown that it does. */
    public Optional<Enrolment> pending(Caller caller) {
        User user = account(caller).user();
        return factors.find(user.id())
                .filter(shared -> !shared.on())
                .map(shared -> enrolment(user, secrets.open(shared.sealed(), place(user.id()))));
    }

    /**
     * Switches it on, as the app shows the right code.
     *
     * @return recovery codes; the only time that they can be read
     */
    public List<String> confirm(Caller caller, String code) {
        Account account = account(caller);
        User user = account.user();
        requireOff(user);
        OptionalLong step = OneTimeCodes.step(Base32.bytes(secret(user.id())), plain(code), clock.instant());
        List<String> recovery =
                Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
        database.run(handle -> {
            if (step.isEmpty() || !factors.use(user.id(), step.getAsLong())) {
                throw HubException.invalid("code", "this is not the code that the app shows now");
            }
            factors.switchOn(
                    user.id(),
                    clock.instant(),
                    recovery.stream().map(SecondFactor::hash).toList());
            accounts.update(user, account.password());
            audit.record(caller.did("SECOND_FACTOR_ON", KIND, user.id(), user.name()));
        });
        return recovery;
    }

    /** Switches it off, for whoever has a code. */
    public void switchOff(Caller caller, String code) {
        Account account = account(caller);
        User user = account.user();
        database.run(handle -> {
            if (!accepts(user, code)) {
                throw HubException.invalid("code", "this is not the code that the app shows now");
            }
            factors.remove(user.id());
            accounts.update(user, account.password());
            audit.record(caller.did("SECOND_FACTOR_OFF", KIND, user.id(), user.name()));
        });
    }

    /** Switches it off for somebody else, who lost the app and the recovery codes. */
    public void reset(Caller caller, UUID id) {
        caller.require(Permission.MANAGE_USERS);
        Account account = accounts.find(id).orElseThrow(() -> HubException.notFound("this user"));
        User user = account.user();
        if (user.name().equals(caller.name())) {
            throw new HubException(HubException.Kind.FORBIDDEN, "one's own codes are switched off with a code");
        }
        Users.requireMayGive(caller, user.roles());
        database.run(handle -> {
            factors.remove(id);
            accounts.update(user, account.password());
            audit.record(caller.did("SECOND_FACTOR_RESET", KIND, id, user.name()));
        });
    }

    /** Whether a code is right, of the app or for recovery. It is used up by that. */
    boolean accepts(User user, String code) {
        String plain = plain(code);
        OptionalLong step = OneTimeCodes.step(Base32.bytes(secret(user.id())), plain, clock.instant());
        return step.isPresent()
                ? factors.use(user.id(), step.getAsLong())
                : factors.useRecoveryCode(user.id(), hash(plain));
    }

    private Account account(Caller caller) {
        return accounts.find(caller.name()).orElseThrow(() -> HubException.notFound("this user"));
    }

    private void requireOff(User user) {
        if (isOn(user)) {
            throw new HubException(HubException.Kind.CONFLICT, "one-time codes are already asked for");
        }
    }

    private String secret(UUID user) {
        return factors.find(user)
                .map(shared -> secrets.open(shared.sealed(), place(user)))
                .orElseThrow(() -> HubException.notFound("this set-up of one-time codes"));
    }

    private static Enrolment enrolment(User user, String secret) {
        String label = URLEncoder.encode("Concordat:" + user.name(), UTF_8).replace("+", "%20");
        return new Enrolment(
                inFours(secret, " "), "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Concordat");
    }

    private String recoveryCode() {
        byte[] bytes = new byte[RECOVERY_BYTES];
        random.nextBytes(bytes);
        return inFours(Base32.text(bytes), "-");
    }

    private static String inFours(String text, String between) {
        return text.replaceAll("(.{4})(?=.)", "$1" + between);
    }

    /** As it is compared: people type blanks and small letters. */
    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** No slow hash: a recovery code is 80 random bits. */
    private static String hash(String code) {
        return Hashes.hex("recovery code " + plain(code));
    }

    private static SecretPlace place(UUID user) {
        return new SecretPlace("second_factor", user.toString(), "sealed");
    }
}
