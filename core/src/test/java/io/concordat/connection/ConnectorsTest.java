package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.Spi;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue holds each connector once, and is searched by words. */
class ConnectorsTest {

    private final Connectors catalogue = Connectors.of(List.of(
            new Listed("csv", "CSV files", "Files", Spi.VERSION),
            new Listed("salesforce", "Salesforce", "CRM", Spi.VERSION)));

    @Test
    void connectorsAreFoundByWordsAndCategory() {
        assertThat(types("", "")).containsExactly("csv", "salesforce");
        assertThat(types("sales", "")).containsExactly("salesforce");
        assertThat(types("FILES csv", "")).containsExactly("csv");
        assertThat(types("", "crm")).containsExactly("salesforce");
        assertThat(types("csv", "CRM")).isEmpty();
    }

    @Test
    void twoOfOneTypeStopTheStartByName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Connectors.of(List.of(
                        new Listed("csv", "Ours", "", Spi.VERSION), new Listed("csv", "Theirs", "", Spi.VERSION))))
                .withMessageContaining("Ours")
                .withMessageContaining("Theirs")
                .withMessageContaining("csv");
    }

    @Test
    void oneThatWasBuiltForAnotherContractIsLeftOut() {
        Connectors mixed = Connectors.of(List.of(new Listed("old", "Old", "", Spi.VERSION - 1)));

        assertThat(mixed.find("old")).isEmpty();
    }

    private List<String> types(String query, String category) {
        return catalogue.search(query, category).stream()
                .map(ConnectorDescriptor::type)
                .toList();
    }

    /** A connector that is only looked at. */
    private record Listed(String type, String name, String category, int spiVersion) implements Connector {

        @Override
        public ConnectorDescriptor descriptor() {
            return new ConnectorDescriptor(type, name, category, "Reads and writes.", spiVersion, Set.of(), List.of());
        }

        @Override
        public Session open(Settings settings) {
            throw new IllegalStateException("nobody opens this");
        }
    }
}
