package io.concordat.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A simulated Salesforce organisation in a process of its own, for the demo. It is laid out beside the application and
 * never part of it; what it keeps is gone when it ends.
 *
 * @param folder of the simulator and what it needs beyond the libraries of the application
 * @param libraries of the application
 * @param port of its own host; sign-ins go to the next one
 */
record SimulatedOrg(Path folder, Path libraries, int port) {

    private static final String MAIN = "io.concordat.connector.salesforce.simulator.SimulatorMain";

    /** The one that is laid out beside this jar, next to the application's port. */
    static SimulatedOrg beside(Path here, Settings settings) {
        return new SimulatedOrg(here.resolve("simulator"), here.resolve("ROOT/WEB-INF/lib"), settings.port() + 10);
    }

    /**
     * Starts it, unless it is not laid out, and tells the application where it is. It ends with this process, however
     * that ends.
     */
    void start(Settings settings) throws StartException {
        if (!Files.isDirectory(folder)) {
            throw new StartException("the simulated org is not laid out; ./mvnw does that");
        }
        try {
            Process unused = new ProcessBuilder(command(settings))
                    .redirectErrorStream(true)
                    .redirectOutput(settings.data().resolve("simulator.log").toFile())
                    .start();
        } catch (IOException failure) {
            throw new StartException("the simulated org does not start: " + failure.getMessage(), failure);
        }
        System.setProperty("concordat.demo.org", address(port));
        System.setProperty("concordat.egress.allow", address(port) + "," + address(port + 1));
    }

    private List<String> command(Settings settings) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                folder.resolve("*") + File.pathSeparator + libraries.resolve("*"),
                MAIN,
                "--port=" + port,
                "--login-port=" + (port + 1),
                "--until-input-ends",
                "--callback=" + settings.origin() + "/api/v1/oauth/callback");
    }

    private static String address(int port) {
        return "http://localhost:" + port;
    }
}
