package io.concordat.connector.csv;

import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorContract;
import io.concordat.connector.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The CSV connector passes the contract, with the usual settings. */
class CsvConnectorTest implements ConnectorContract {

    @TempDir
    Path folder;

    @BeforeEach
    void anEmptyFile() throws IOException {
        Files.writeString(folder.resolve("contacts.csv"), "Id,LastName,Email,Notes\n");
    }

    @Override
    public Connector connector() {
        return new CsvConnector();
    }

    @Override
    public Settings settings() {
        return new Settings(Map.of("folder", folder.toString()));
    }

    @Override
    public Optional<Settings> uselessSettings() {
        return Optional.of(
                new Settings(Map.of("folder", folder.resolve("nowhere").toString())));
    }

    @Override
    public String object() {
        return "Contact";
    }

    @Override
    public Map<String, String> sample(int number) {
        return Map.of(
                "LastName", "Person " + number, "Email", "p" + number + "@example.org", "Notes", "note " + number);
    }

    @Override
    public Map<String, String> refusedValues() {
        return Map.of("LastName", "x".repeat(81));
    }

    @Override
    public String textField() {
        return "Notes";
    }
}
