package io.concordat.launcher;

import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Payara Micro in this process, with the application that is laid out beside this jar. */
final class EmbeddedServer {

    /** The name of the folder beside this jar; the server gives an application of this name the address {@code /}. */
    private static final String APPLICATION = "ROOT";

    private final Settings settings;

    EmbeddedServer(Settings settings) {
        this.settings = settings;
    }

    /** Returns when the application answers. */
    void start() throws StartException {
        try {
            prepareFolder();
            requireFreePort();
            tellApplication();
            if (settings.hasSimulator()) {
                SimulatedOrg.beside(here(), settings).start(settings);
            }
            boot();
            requireAnswer();
        } catch (IOException | URISyntaxException failure) {
            throw new StartException(failure.toString(), failure);
        }
    }

    private void prepareFolder() throws StartException {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException refused) {
            throw new StartException(
                    "the data folder " + settings.data() + " cannot be made; CONCORDAT_DATA moves it", refused);
        }
    }

    private void requireFreePort() throws StartException {
        try (ServerSocket probe = new ServerSocket(settings.port(), 1, InetAddress.getByName(settings.host()))) {
            probe.setReuseAddress(true);
        } catch (IOException taken) {
            throw new StartException(
                    "it cannot listen on " + settings.host() + ":" + settings.port() + " (" + taken.getMessage()
                            + "); CONCORDAT_PORT and CONCORDAT_HOST change that",
                    taken);
        }
    }

    /** The server reads these when it makes its connection pool, and the application when it asks for its settings. */
    private void tellApplication() {
        System.setProperty("concordat.embedded", "true");
        System.setProperty("concordat.data", settings.data().toString());
        System.setProperty("concordat.db.url", settings.databaseUrl());
        System.setProperty("concordat.db.user", settings.databaseUser());
        if (System.getenv("CONCORDAT_URL") == null && System.getProperty("concordat.url") == null) {
            System.setProperty("concordat.url", settings.origin());
        }
    }

    private void boot() throws IOException, URISyntaxException, StartException {
        Path here = here();
        String[] arguments = {
            "--nohazelcast",
            "--disablephonehome",
            "--port",
            Integer.toString(settings.port()),
            "--prebootcommandfile",
            PreBoot.write(settings).toString(),
            "--logproperties",
            here.resolve("logging.properties").toString(),
            "--addlibs",
            here.resolve("postgresql.jar").toString(),
            "--deploy",
            here.resolve(APPLICATION).toString()
        };
        try {
            PayaraMicroLauncher.create(arguments);
        } catch (Exception failure) {
            throw new StartException(FirstComplaint.root(failure).toString(), failure);
        }
    }

    /** The folder of this jar. */
    private static Path here() throws URISyntaxException {
        return Path.of(Launcher.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolveSibling("");
    }

    /** A failed deployment shows here only: the server counts the application as deployed and answers 404. */
    private void requireAnswer() throws IOException, StartException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.origin()))
                .timeout(Duration.ofMinutes(1))
                .build();
        try {
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status >= 400) {
                throw new StartException(FirstComplaint.text().orElse("the application answers with status " + status));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StartException("it was told to stop", stopped);
        }
    }
}
