package io.concordat.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that were right a moment ago, so that a script with HTTP Basic does not pay for a slow hash with every
 * request. Kept in memory only, as a keyed hash, for a few minutes, for one address, and only as long as the stored
 * password is the same. One wrong password from that address and it is forgotten: nobody may use it to try passwords
 * faster than {@link BackOff} lets them.
 */
@ApplicationScoped
class VerifiedPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Map<From, Entry> entries = new ConcurrentHashMap<>();
    private final SecretKeySpec key;
    private final Clock clock;

    @Inject
    VerifiedPasswords(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    /** A user, and where the right password came from. */
    private record From(UUID user, String address) {}

    void remember(UUID user, String address, String password, String stored) {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> !entry.until().isAfter(now));
        entries.put(new From(user, address), new Entry(mac(password, stored), now.plus(KEPT)));
    }

    boolean knows(UUID user, String address, String password, String stored) {
        From from = new From(user, address);
        Entry entry = entries.get(from);
        if (entry == null) {
            return false;
        }
        boolean known =
                entry.until().isAfter(clock.instant()) && MessageDigest.isEqual(entry.mac(), mac(password, stored));
        if (!known) {
            entries.remove(from, entry);
        }
        return known;
    }

    private byte[] mac(String password, String stored) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(stored.getBytes(UTF_8));
            return mac.doFinal(password.getBytes(UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Not a record: arrays do not compare. */
    private static final class Entry {

        private final byte[] mac;
        private final Instant until;

        Entry(byte[] mac, Instant until) {
            this.mac = mac;
            this.until = until;
        }

        byte[] mac() {
            return mac;
        }

        Instant until() {
            return until;
        }
    }
}
