package io.concordat.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes that an authenticator app shows (RFC 6238): six digits that are others every half minute. The clock of a
 * phone may be half a minute wrong.
 */
final class OneTimeCodes {

    private static final String ALGORITHM = "HmacSHA1";
    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final int STEPS_WRONG = 1;

    private OneTimeCodes() {}

    /** The half minute, counted from 1970, whose code this is; empty if it is the code of none that is near. */
    static OptionalLong step(byte[] key, String code, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(current - STEPS_WRONG, current + STEPS_WRONG)
                .filter(step -> MessageDigest.isEqual(at(key, step).getBytes(UTF_8), code.getBytes(UTF_8)))
                .findFirst();
    }

    static String at(byte[] key, Instant moment) {
        return at(key, moment.getEpochSecond() / STEP_SECONDS);
    }

    private static String at(byte[] key, long step) {
        byte[] hash = mac(key, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xF;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
