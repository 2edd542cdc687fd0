package io.concordat.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.OnBothDatabases;
import io.concordat.db.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret opens where it was sealed, with the key it was sealed with, as it was; or not at all. */
class SecretsTest {

    private static final String CANARY = "canary-7f3a-söcret";
    private static final SecretPlace PLACE = new SecretPlace("connection", "4711", "settings.password");

    @TempDir
    Path folder;

    @OnBothDatabases
    void whatWasSealedOpens(Database database) {
        Secrets secrets = secrets(database);

        String sealed = secrets.seal(CANARY, PLACE);

        assertThat(sealed).doesNotContain(CANARY);
        assertThat(secrets.open(sealed, PLACE)).isEqualTo(CANARY);
        assertThat(secrets(database).open(sealed, PLACE)).isEqualTo(CANARY);
        assertThat(secrets.seal(CANARY, PLACE)).isNotEqualTo(sealed);
    }

    @OnBothDatabases
    void whatWasMovedStaysClosed(Database database) {
        Secrets secrets = secrets(database);
        String sealed = secrets.seal(CANARY, PLACE);

        for (SecretPlace other : List.of(
                new SecretPlace("connection", "4712", "settings.password"),
                new SecretPlace("connection", "4711", "settings.token"),
                new SecretPlace("other", "4711", "settings.password"))) {
            assertClosed(secrets, sealed, other);
        }
    }

    @Test
    void everyFlippedBitKeepsItClosed() {
        Secrets secrets = secrets(TestDatabases.h2());
        String[] parts = secrets.seal(CANARY, PLACE).split(":", -1);
        byte[] bytes = Base64.getDecoder().decode(parts[2]);

        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            String tampered =
                    parts[0] + ":" + parts[1] + ":" + Base64.getEncoder().encodeToString(flipped);

            assertClosed(secrets, tampered, PLACE);
        }
    }

    @OnBothDatabases
    void aCopyOfTheDatabaseOpensNothing(Database database) throws IOException {
        String sealed = secrets(database).seal(CANARY, PLACE);
        Files.delete(folder.resolve("concordat.key"));

        Secrets stolen = secrets(database);

        assertClosed(stolen, sealed, PLACE);
        assertThat(stolen.open(stolen.seal("entered again", PLACE), PLACE)).isEqualTo("entered again");
    }

    @OnBothDatabases
    void aNewMasterKeyWrapsTheKeysAnewAndTheOldOneCanGo(Database database) throws IOException {
        String sealed = secrets(database).seal(CANARY, PLACE);
        Path file = folder.resolve("concordat.key");
        String old = Files.readString(file, US_ASCII);
        String fresh = Base64.getEncoder().encodeToString(new byte[32]);

        Files.writeString(file, "# 2026\n" + fresh + "\n" + old);
        assertThat(secrets(database).rewrap()).isEqualTo(1);
        assertThat(secrets(database).rewrap()).isZero();
        Files.writeString(file, fresh);

        assertThat(secrets(database).open(sealed, PLACE)).isEqualTo(CANARY);
    }

    @OnBothDatabases
    void whatIsStoredOfTheKeyDoesNotOpenAnything(Database database) {
        secrets(database).seal(CANARY, PLACE);

        String wrapped = database.call(handle -> handle.createQuery("SELECT wrapped FROM data_key")
                .mapTo(String.class)
                .one());

        assertThat(Base64.getDecoder().decode(wrapped)).hasSize(12 + 32 + 16);
    }

    @Test
    void theKeyFileIsReadByNobodyElse() throws IOException {
        secrets(TestDatabases.h2()).seal(CANARY, PLACE);

        Path file = folder.resolve("concordat.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyFileThatIsNoneStopsEverything() throws IOException {
        Files.writeString(folder.resolve("concordat.key"), "not a key");

        assertThatThrownBy(() -> secrets(TestDatabases.h2()).seal(CANARY, PLACE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key file");
    }

    private Secrets secrets(Database database) {
        return Secrets.of(
                database,
                Configuration.of(Map.of("concordat.data", folder.toString())),
                Ids.system(),
                Clock.systemUTC());
    }

    private static void assertClosed(Secrets secrets, String sealed, SecretPlace place) {
        assertThatThrownBy(() -> secrets.open(sealed, place))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("does not open")
                .hasMessageNotContaining(CANARY);
    }
}
