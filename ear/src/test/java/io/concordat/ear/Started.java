package io.concordat.ear;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The embedded default as a process of its own, started the way a user starts it. */
final class Started implements AutoCloseable {

    /** The simulated organisation listens so many ports further on. */
    static final int TO_THE_ORGANISATION = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final Path console;
    private final int port;

    private Started(Process process, Path console, int port) {
        this.process = process;
        this.console = console;
        this.port = port;
    }

    /** Starts it on a free port, keeping its data in a folder. */
    static Started in(Path data, Map<String, String> environment) throws IOException {
        return on(freePort(), data, environment);
    }

    static Started on(int port, Path data, Map<String, String> environment) throws IOException {
        Path console = Files.createTempFile("concordat", ".console");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("launcher")))
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().put("CONCORDAT_DATA", data.toString());
        builder.environment().put("CONCORDAT_PORT", Integer.toString(port));
        builder.environment().put("CONCORDAT_DEMO", "false");
        builder.environment().putAll(environment);
        return new Started(builder.start(), console, port);
    }

    /** Waits until it says that it is ready; fails if it ends instead. */
    Started ready() throws IOException, InterruptedException {
        return says("Concordat is ready: " + address());
    }

    /** Waits until it says something; fails if it ends instead. */
    Started says(String words) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!console().contains(words)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException("it did not say: " + words + "\n" + console());
            }
            Thread.sleep(200);
        }
        return this;
    }

    /** Waits until the process ends by itself, and answers with its exit status. */
    int ended() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("it did not end\n" + console());
        }
        return process.exitValue();
    }

    String console() throws IOException {
        return Files.readString(console);
    }

    /** What it has cost so far, on all cores together. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(console);
    }

    /** A free port; the one at which a simulated organisation listens beside it is free too. */
    static int freePort() throws IOException {
        int port = anyFreePort();
        while (!isFree(port + TO_THE_ORGANISATION)) {
            port = anyFreePort();
        }
        return port;
    }

    private static int anyFreePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (BindException taken) {
            return false;
        }
    }
}
