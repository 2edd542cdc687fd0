package io.concordat.ear;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A stock Payara Server with a domain of its own, on ports that were free when it was made. */
final class PayaraServer {

    private static final String DOMAIN = "hub";
    private static final int ADMIN_OFFSET = 48;
    private static final int HTTP_OFFSET = 80;
    private static final int LAST_OFFSET = 100;

    private final Path asadmin;
    private final Path domains;
    private final int portBase;

    private PayaraServer(Path asadmin, Path domains, int portBase) {
        this.asadmin = asadmin;
        this.domains = domains;
        this.portBase = portBase;
    }

    /** Starts a server that is unpacked in a folder, with its domain in another. */
    static PayaraServer start(Path unpacked, Path domains) throws IOException, InterruptedException {
        Path asadmin = unpacked.resolve("bin/asadmin");
        if (!asadmin.toFile().setExecutable(true)) {
            throw new IOException(asadmin + " cannot be run");
        }
        PayaraServer server = new PayaraServer(asadmin, domains, freePortBase());
        server.asadmin(
                "create-domain",
                "--nopassword",
                "--portbase",
                Integer.toString(server.portBase),
                "--domaindir",
                domains.toString(),
                DOMAIN);
        server.asadmin("start-domain", "--domaindir", domains.toString(), DOMAIN);
        return server;
    }

    /** Runs one administration command. */
    void administer(String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(portBase + ADMIN_OFFSET)));
        arguments.addAll(List.of(command));
        asadmin(arguments.toArray(String[]::new));
    }

    /** Ends it and starts it again, as some settings need. */
    void restart() throws IOException, InterruptedException {
        asadmin("restart-domain", "--domaindir", domains.toString(), DOMAIN);
    }

    /** What it has told so far. */
    String log() throws IOException {
        return Files.readString(domains.resolve(DOMAIN).resolve("logs").resolve("server.log"));
    }

    URI http() {
        return URI.create("http://localhost:" + (portBase + HTTP_OFFSET) + "/");
    }

    void stop() throws IOException, InterruptedException {
        asadmin("stop-domain", "--force", "--kill", "--domaindir", domains.toString(), DOMAIN);
    }

    private String asadmin(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(asadmin.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(domains, "asadmin", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + "\n" + Files.readString(output));
        }
        return Files.readString(output);
    }

    /** The server takes its ports at fixed distances from a base. */
    private static int freePortBase() throws IOException {
        for (int base = 21_000; base < 60_000; base += LAST_OFFSET) {
            if (isFree(base + ADMIN_OFFSET) && isFree(base + HTTP_OFFSET)) {
                return base;
            }
        }
        throw new IOException("no free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
