package io.concordat.connector;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The in-memory system passes the contract, with a change feed and as a snapshot. */
class InMemoryConnectorTest {

    @Nested
    class WithAChangeFeed extends Subject {}

    @Nested
    class AsASnapshot extends Subject {

        AsASnapshot() {
            system.without(Capability.CHANGE_FEED, Capability.OPERATION_TOKEN);
        }
    }

    private abstract static class Subject implements ConnectorContract {

        final InMemorySystem system = InMemorySystem.crm(SteppingClock.at2026()).withPassword("right-secret");

        @Override
        public Connector connector() {
            return new InMemoryConnector(system);
        }

        @Override
        public Settings settings() {
            return new Settings(Map.of(InMemoryConnector.PASSWORD, "right-secret"));
        }

        @Override
        public Optional<Settings> uselessSettings() {
            return Optional.of(new Settings(Map.of(InMemoryConnector.PASSWORD, "wrong-secret")));
        }

        @Override
        public String object() {
            return "Contact";
        }

        @Override
        public Map<String, String> sample(int number) {
            return Map.of(
                    "LastName",
                    "Person " + number,
                    "Email",
                    "p" + number + "@example.org",
                    "Description",
                    "d" + number);
        }

        @Override
        public Map<String, String> refusedValues() {
            return Map.of("LastName", "x".repeat(81));
        }

        @Override
        public String textField() {
            return "Description";
        }
    }
}
