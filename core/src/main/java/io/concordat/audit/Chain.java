package io.concordat.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The hash of an entry: over the hash before it and every part of the entry, each with its length in front. */
final class Chain {

    private Chain() {}

    static String link(String before, long number, UUID id, Instant at, Deed deed) {
        MessageDigest digest = sha256();
        List.of(
                        before,
                        Long.toString(number),
                        id.toString(),
                        at.toString(),
                        deed.actor(),
                        deed.address(),
                        deed.action(),
                        deed.targetKind(),
                        deed.targetId(),
                        deed.detail())
                .forEach(part -> add(digest, part));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
