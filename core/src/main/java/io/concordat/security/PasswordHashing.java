package io.concordat.security;

import io.concordat.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Turns passwords into what is stored, and compares. The stored text tells how it was made, so that old ones are still
 * understood. Hashing is slow on purpose; only a few happen at once, so that sign-ins cannot take all processors.
 */
@ApplicationScoped
class PasswordHashing {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 32;
    private static final int KEY_BYTES = 32;
    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 10;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final int iterations;

    @Inject
    PasswordHashing() {
        this(ITERATIONS);
    }

    PasswordHashing(int iterations) {
        this.iterations = iterations;
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] key = derive(password, salt, iterations, KEY_BYTES);
        return String.join(":", ALGORITHM, Integer.toString(iterations), text(salt), text(key));
    }

    /** Whether the password is the one that was stored. Takes as long for a wrong one. */
    boolean matches(String password, String stored) {
        String[] parts = stored.split(":", -1);
        if (parts.length != 4 || !parts[0].equals(ALGORITHM)) {
            return false;
        }
        byte[] expected = bytes(parts[3]);
        byte[] key = derive(password, bytes(parts[2]), Integer.parseInt(parts[1]), expected.length);
        return MessageDigest.isEqual(expected, key);
    }

    /** Takes as long as {@link #matches} does, for an account that does not exist. */
    void pretend(String password) {
        derive(password, new byte[SALT_BYTES], iterations, KEY_BYTES);
    }

    /** Whether it was made in a way that is no longer good enough. */
    boolean isWeak(String stored) {
        String[] parts = stored.split(":", -1);
        return parts.length != 4 || !parts[0].equals(ALGORITHM) || Integer.parseInt(parts[1]) < iterations;
    }

    private byte[] derive(String password, byte[] salt, int rounds, int length) {
        takeSlot();
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, length * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        } finally {
            spec.clearPassword();
            slots.release();
        }
    }

    private void takeSlot() {
        try {
            if (!slots.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new HubException(
                        HubException.Kind.CONFLICT, "too many people are signing in at once; try again in a moment");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting to check a password", stopping);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
