package io.concordat.launcher;

import java.util.TimeZone;

/**
 * Starts the server and the application beside it in this process, and says where to find it. Whatever keeps the
 * application from working ends the process with a reason: left to itself, the server would report that it is ready and
 * answer 404.
 */
public final class Launcher {

    private Launcher() {}

    /** Stays up until the process is told to end. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.setProperty("user.timezone", "UTC");
        SerialFilter.install();
        try {
            Settings settings = Settings.of(System.getProperties(), System.getenv());
            new EmbeddedServer(settings).start();
            System.out.printf(
                    "%nConcordat is ready: %s/   (it keeps its data in %s)%n%n", settings.origin(), settings.data());
        } catch (IllegalArgumentException | StartException failure) {
            System.err.printf("%nConcordat did not start: %s%n%n", failure.getMessage());
            System.exit(1);
        }
    }
}
