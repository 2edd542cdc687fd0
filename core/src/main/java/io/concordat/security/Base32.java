package io.concordat.security;

import java.math.BigInteger;

/** Bytes as the capital letters and digits of RFC 4648 that nobody confuses; five bytes make eight of them. */
final class Base32 {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /** @param bytes a multiple of five of them, so that nothing has to be filled up */
    static String text(byte[] bytes) {
        BigInteger number = new BigInteger(1, bytes);
        StringBuilder text = new StringBuilder();
        for (int place = bytes.length * Byte.SIZE / BITS - 1; place >= 0; place--) {
            int digit = number.shiftRight(place * BITS).intValue() & (DIGITS.length() - 1);
            text.append(DIGITS.charAt(digit));
        }
        return text.toString();
    }

    /** What {@link #text} made. */
    static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
        BigInteger number = BigInteger.ZERO;
        for (int digit : text.chars().map(DIGITS::indexOf).toArray()) {
            number = number.shiftLeft(BITS).or(BigInteger.valueOf(digit));
        }
        for (int index = bytes.length - 1; index >= 0; index--) {
            bytes[index] = number.byteValue();
            number = number.shiftRight(Byte.SIZE);
        }
        return bytes;
    }
}
