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
 * request. Kept in memory only, as a keyed hash, for a few minutes, and only as long as the stored password is the
 * same.
 */
@ApplicationScoped
class VerifiedPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
    private final SecretKeySpec key;
    private final Clock clock;

    @Inject
    VerifiedPasswords(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    void remember(UUID user, String password, String stored) {
        entries.put(user, new Entry(mac(password, stored), clock.instant().plus(KEPT)));
    }

    boolean knows(UUID user, String password, String stored) {
        Entry entry = entries.get(user);
        return entry != null
                && entry.until().isAfter(clock.instant())
                && MessageDigest.isEqual(entry.mac(), mac(password, stored));
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
