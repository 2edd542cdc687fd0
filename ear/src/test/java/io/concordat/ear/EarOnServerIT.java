package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The EAR, with a partner's jar dropped into its libraries, on a stock Payara Server. Runs in the profile that fetches
 * one.
 */
@EnabledIfSystemProperty(named = "payara.server", matches = ".+", disabledReason = "the profile 'server' fetches one")
class EarOnServerIT implements PartnerContract {

    @TempDir
    private static Path folder;

    private static PayaraServer server;

    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        server = PayaraServer.start(Path.of(System.getProperty("payara.server")), folder);
        server.administer(
                "create-jdbc-connection-pool",
                "--restype=javax.sql.DataSource",
                "--datasourceclassname=org.h2.jdbcx.JdbcDataSource",
                "--property=url=" + database() + ":user=sa:password=sa",
                "concordat");
        server.administer("create-jdbc-resource", "--connectionpoolid=concordat", "jdbc/concordat");
        server.administer("create-jvm-options", serialFilter());
        server.restart();
        server.administer("create-system-properties", "concordat.data=" + folder.resolve("data"));
        server.administer("deploy", earWithPartner().toString());
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        server.stop();
    }

    /** With the option that the documentation names; nothing that the server does itself is refused. */
    @Test
    void itReadsSerialisedObjectsOfKnownClassesOnly() throws Exception {
        assertThat(server.log())
                .doesNotContain("serialised Java objects of any class")
                .doesNotContain("REJECTED");
    }

    private static String serialFilter() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("../docs/security.md"))) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("-Djdk.serialFilter="))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public PartnerClient partner() {
        return new PartnerClient(server.http());
    }

    private static String database() {
        return ("jdbc:h2:file:" + folder.resolve("concordat") + ";WRITE_DELAY=0").replaceAll("([:;=])", "\\\\$1");
    }

    private static Path earWithPartner() throws IOException {
        Path jar = folder.resolve(PartnerJar.NAME);
        PartnerJar.build().as(ZipExporter.class).exportTo(jar.toFile());
        Path ear = Files.copy(Path.of(System.getProperty("ear")), folder.resolve("concordat.ear"));
        try (FileSystem content = FileSystems.newFileSystem(ear)) {
            Files.copy(jar, content.getPath("lib", PartnerJar.NAME));
        }
        return ear;
    }
}
