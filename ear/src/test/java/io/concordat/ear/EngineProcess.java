package io.concordat.ear;

import io.concordat.connection.ConfiguredHub;
import io.concordat.connector.csv.CsvConnector;
import io.concordat.sync.RunProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The engine with the CSV connector in a JVM of its own, to be killed. */
final class EngineProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path console;

    private EngineProcess(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    /** What runs in that JVM: the database's address, and the folder with the files. */
    public static void main(String[] arguments) {
        HubStore store = HubStore.open(arguments[0]);
        CsvConnector connector = new CsvConnector();
        ConfiguredHub hub = HubStore.configured(store.database(), Path.of(arguments[1]), connector, Clock.systemUTC());
        RunProcess.execute(store.database(), hub, connector);
        store.close();
    }

    static EngineProcess start(String databaseUrl, Path folder) throws IOException {
        Path console = Files.createTempFile("engine", ".console");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EngineProcess.class.getName(),
                databaseUrl,
                folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        return new EngineProcess(process, console);
    }

    /** Waits until the runs have begun. */
    EngineProcess begun() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!console().contains(RunProcess.BEGUN)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("it did not begin\n" + console());
            }
            Thread.sleep(5);
        }
        return this;
    }

    /** Kills it after a while, without a warning; false if it was through before. */
    boolean killedAfter(long millis) throws IOException, InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            ended();
            return false;
        }
        process.destroyForcibly().onExit().join();
        return ending().isEmpty();
    }

    /** Waits until it is through, and answers with what it says of its last run. */
    String ended() throws IOException, InterruptedException {
        Optional<String> ending = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? ending() : Optional.empty();
        if (ending.isEmpty() || process.exitValue() != 0) {
            throw new IOException("it did not end well\n" + console());
        }
        return ending.get();
    }

    private Optional<String> ending() throws IOException {
        return console()
                .lines()
                .filter(line -> line.startsWith(RunProcess.ENDED))
                .findFirst();
    }

    private String console() throws IOException {
        return Files.readString(console);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(console);
    }
}
