package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Configuration;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody reaches a folder of the server that its operator did not name, by whatever way. */
class AllowedFoldersTest {

    @TempDir
    Path server;

    private Path allowed;
    private Path secret;
    private AllowedFolders folders;

    @BeforeEach
    void aServer() throws IOException {
        allowed = Files.createDirectories(server.resolve("crm"));
        secret = Files.createDirectories(server.resolve("secret"));
        folders = new AllowedFolders(
                Configuration.of(Map.of("concordat.csv.roots", allowed + File.pathSeparator + server.resolve("more"))));
    }

    @Test
    void aFolderUnderAnAllowedOneIsFine() throws IOException {
        Files.createDirectories(allowed.resolve("export"));

        assertThat(folders.objection(allowed.toString())).isEmpty();
        assertThat(folders.objection(allowed.resolve("export").toString())).isEmpty();
        assertThat(folders.objection(allowed.resolve("not/there/yet").toString()))
                .isEmpty();
        assertThat(folders.objection(server.resolve("more/there").toString())).isEmpty();
    }

    @Test
    void anyOtherIsRefusedAndTheRuleIsNamed() {
        assertThat(folders.objection(secret.toString()).orElseThrow()).contains("concordat.csv.roots");
        assertThat(folders.objection("/etc")).isPresent();
        assertThat(folders.objection("/")).isPresent();
        assertThat(folders.objection("crm")).isPresent();
        assertThat(folders.objection(allowed + "-twin")).isPresent();
        assertThat(folders.objection("a\0b")).isPresent();
    }

    @Test
    void dotsDoNotLeadOut() {
        assertThat(folders.objection(allowed + "/../secret")).isPresent();
        assertThat(folders.objection(allowed + "/nowhere/../../secret")).isPresent();
    }

    @Test
    void linksDoNotLeadOut() throws IOException {
        Path link = Files.createSymbolicLink(allowed.resolve("link"), secret);

        assertThat(folders.objection(link.toString())).isPresent();
        assertThat(folders.objection(link.resolve("deeper").toString())).isPresent();
    }

    @Test
    void aLinkIntoAnAllowedFolderIsFine() throws IOException {
        Path link = Files.createSymbolicLink(server.resolve("link"), allowed);

        assertThat(folders.objection(link.toString())).isEmpty();
    }

    @Test
    void withoutConfigurationTheDataFolderHoldsThem() {
        AllowedFolders usual = new AllowedFolders(Configuration.of(Map.of("concordat.data", server.toString())));

        assertThat(usual.objection(server.resolve("crm/one").toString())).isEmpty();
        assertThat(usual.objection(server.resolve("demo").toString())).isEmpty();
        assertThat(usual.objection(server.toString())).isPresent();
        assertThat(usual.objection(server.resolve("concordat.key").toString())).isPresent();
    }
}
