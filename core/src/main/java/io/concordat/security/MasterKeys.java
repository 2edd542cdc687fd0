package io.concordat.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.concordat.db.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that wrap the keys in the database. They stand outside of it, so that a copy of the database opens nothing:
 * in the setting {@code concordat.key}, or in a file only the server's user can read ({@code concordat.key.file}, by
 * default {@code concordat.key} in the data folder, made on first use).
 *
 * <p>Each is 32 random bytes in Base64, one on a line. The first one is in use; the others open what was wrapped
 * before. To change keys, put a new line on top and restart; once that is done, the old line can go.
 */
@ApplicationScoped
class MasterKeys {

    private static final String KEY = "concordat.key";
    private static final String KEY_FILE = "concordat.key.file";

    private final Configuration configuration;

    @Inject
    MasterKeys(Configuration configuration) {
        this.configuration = configuration;
    }

    /** A master key and a name for it that tells nothing of it. */
    record MasterKey(String id, SecretKeySpec key) {

        static MasterKey of(String base64) {
            byte[] bytes = bytes(base64);
            String id = Hashes.hex("master key " + base64).substring(0, 16);
            return new MasterKey(id, new SecretKeySpec(bytes, Sealing.KEY_ALGORITHM));
        }

        private static byte[] bytes(String base64) {
            try {
                byte[] bytes = Base64.getDecoder().decode(base64);
                if (bytes.length == Sealing.KEY_BYTES) {
                    return bytes;
                }
            } catch (IllegalArgumentException notBase64) {
                throw new IllegalStateException("a line of the key file is not Base64", notBase64);
            }
            throw new IllegalStateException("a line of the key file is not 32 bytes in Base64");
        }

        @Override
        public String toString() {
            return "MasterKey[" + id + "]";
        }
    }

    /** All of them, the one in use first; never empty. */
    List<MasterKey> load() {
        List<MasterKey> keys = configuration
                .find(KEY)
                .map(value -> Stream.of(value.split("[,\\s]+")))
                .orElseGet(() -> lines(file()))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(MasterKey::of)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalStateException("the key file is empty: put it back from its backup");
        }
        return keys;
    }

    private Path file() {
        return configuration
                .find(KEY_FILE)
                .map(Path::of)
                .orElseGet(() -> configuration.dataFolder().resolve(KEY));
    }

    private static Stream<String> lines(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the key file " + file + " cannot be read", unreadable);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] random = new byte[Sealing.KEY_BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        String line = Base64.getEncoder().encodeToString(random) + System.lineSeparator();
        try (var out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner(file))) {
            out.write(ByteBuffer.wrap(line.getBytes(US_ASCII)));
        } catch (FileAlreadyExistsException somebodyElseWasFirst) {
            return;
        }
    }

    /** From the moment it exists nobody else can read it; where there are no such rights, the folder's have to do. */
    private static FileAttribute<?>[] onlyOwner(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(
                    Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        };
    }
}
