package io.concordat.ear;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: it was given a secret and shows a code that is another one every half minute. */
final class Authenticator {

    private static final int SECRET_BYTES = 20;
    private static final int HALF_A_MINUTE = 30;

    private final byte[] secret;

    /** @param written the secret in Base32, with blanks or without */
    Authenticator(String written) {
        BigInteger number = BigInteger.ZERO;
        String text = written.replace(" ", "");
        for (int digit :
                text.chars().map("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"::indexOf).toArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        byte[] bytes = number.toByteArray();
        secret = new byte[SECRET_BYTES];
        int length = Math.min(bytes.length, secret.length);
        System.arraycopy(bytes, bytes.length - length, secret, secret.length - length, length);
    }

    /** What it shows now. */
    String now() throws GeneralSecurityException {
        return code(0);
    }

    /** What it shows next: that is good a little before its time. */
    String next() throws GeneralSecurityException {
        return code(1);
    }

    private String code(int later) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        long step = Instant.now().getEpochSecond() / HALF_A_MINUTE + later;
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xF;
        int number =
                ByteBuffer.wrap(Arrays.copyOfRange(hash, offset, offset + 4)).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    }
}
