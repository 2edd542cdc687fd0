package io.concordat.connector.salesforce.simulator.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** jsforce, the library that most JavaScript programs use. It is fetched when it is needed, if npm is there. */
public final class Jsforce {

    /** What to say where it cannot be had. */
    public static final String MISSING = "Node, npm or the package registry is not there: jsforce was not tried";

    /** The newest that runs on Node 18 and 20. */
    private static final String VERSION = "jsforce@3.10.16";

    private static final Path FOLDER = Path.of("target", "jsforce");
    private static final int MINUTES = 10;

    private Jsforce() {}

    /** Whether it can be used here; fetches it if need be. */
    public static boolean isThere() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        if (Files.exists(FOLDER.resolve("node_modules/jsforce/package.json"))) {
            return true;
        }
        Files.writeString(FOLDER.resolve("package.json"), "{\"private\":true}");
        try {
            run(List.of("npm", "install", "--no-audit", "--no-fund", "--silent", VERSION));
            return true;
        } catch (IOException | IllegalStateException missing) {
            return false;
        }
    }

    /**
     * Runs a script that lies beside a class; answers what it has printed.
     *
     * @throws IllegalStateException with what it has printed, if it failed
     */
    public static String run(Class<?> beside, String script, List<String> arguments)
            throws IOException, InterruptedException {
        try (InputStream text = beside.getResourceAsStream(script)) {
            Files.copy(Objects.requireNonNull(text), FOLDER.resolve(script), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(arguments);
        return run(command);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path output = FOLDER.toAbsolutePath().resolve(command.get(0) + ".out");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String text = Files.readString(output);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(text);
        }
        return text;
    }
}
