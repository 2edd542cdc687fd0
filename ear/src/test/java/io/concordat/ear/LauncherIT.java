package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.TestDatabases;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting the embedded default: it is ready when it says so, and when it cannot work it ends and says why. */
class LauncherIT {

    @TempDir
    private Path folder;

    @Test
    void keepsItsDataInTheFolderItWasGiven() throws Exception {
        try (Started server = Started.in(folder.resolve("data"), Map.of()).ready()) {
            assertThat(answer(server)).isLessThan(400);
        }

        assertThat(folder.resolve("data").resolve("concordat.mv.db")).isNotEmptyFile();
    }

    /** The database of the tests trusts everybody, with a password and without. */
    @Test
    void runsOnPostgresByEnvironmentVariablesAlone() throws Exception {
        Map<String, String> postgres =
                Map.of("CONCORDAT_DB_URL", TestDatabases.postgresUrl(), "CONCORDAT_DB_USER", "postgres");

        try (Started server = Started.in(folder.resolve("data"), postgres).ready()) {
            assertThat(answer(server)).isLessThan(400);
        }

        assertThat(folder.resolve("data").resolve("concordat.mv.db")).doesNotExist();
    }

    @Test
    void theDatabaseIsToldThePasswordAsItIs() throws Exception {
        String password = "any: of = it, $1, \\ \"and\"";
        try (PasswordProbe database = PasswordProbe.listening();
                Started server = Started.in(
                        folder.resolve("data"),
                        Map.of("CONCORDAT_DB_URL", database.url(), "CONCORDAT_DB_PASSWORD", password))) {
            assertThat(database.password()).isEqualTo(password);
            assertThat(server.ended()).isEqualTo(1);
            assertThat(server.console()).contains("Concordat did not start: ").doesNotContain("start: null");
        }
    }

    @Test
    void aDatabaseThatForgetsCommitsEndsTheProcessWithTheReason() throws Exception {
        Map<String, String> hasty = Map.of("CONCORDAT_DB_URL", "jdbc:h2:file:" + folder.resolve("hasty"));

        try (Started server = Started.in(folder, hasty)) {
            assertThat(server.ended()).isEqualTo(1);
            assertThat(server.console())
                    .contains("Concordat did not start: H2 may lose")
                    .contains("WRITE_DELAY=0");
        }
    }

    @Test
    void aTakenPortEndsTheProcessWithTheReason() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Started server = Started.on(taken.getLocalPort(), folder, Map.of())) {
            assertThat(server.ended()).isEqualTo(1);
            assertThat(server.console()).contains("Concordat did not start").contains("CONCORDAT_PORT");
        }
    }

    private static int answer(Started server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address()).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
