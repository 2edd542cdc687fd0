package io.concordat.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The body of a request, hashed as it is read. Whoever closes it reads it to its end. */
final class HashedBody extends DigestInputStream {

    private boolean closed;

    HashedBody(InputStream body) {
        super(body, sha256());
    }

    /** The hash of the whole body, whatever was read of it so far. */
    String hash() throws IOException {
        close();
        return HexFormat.of().formatHex(getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            transferTo(OutputStream.nullOutputStream());
            super.close();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
