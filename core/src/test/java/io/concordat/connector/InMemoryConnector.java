package io.concordat.connector;

import io.concordat.connector.InMemoryFaults.Call;
import io.concordat.connector.SettingSpec.Kind;
import java.util.List;

/**
 * A connector over an {@link InMemorySystem}: complete, deterministic and quick, for tests of whatever stands above the
 * contract. Its abilities are those of the system, so that one test can ask the same of a change feed and a snapshot.
 */
public final class InMemoryConnector implements Connector {

    /** The setting that holds the password of a system that asks for one. */
    public static final String PASSWORD = "password";

    private final InMemorySystem system;

    public InMemoryConnector(InMemorySystem system) {
        this.system = system;
    }

    @Override
    public ConnectorDescriptor descriptor() {
        SettingSpec password = new SettingSpec(
                PASSWORD,
                "Password",
                Kind.TEXT,
                system.password().isPresent(),
                true,
                "What the system expects.",
                List.of(),
                "");
        return new ConnectorDescriptor(
                system.type(),
                "In memory",
                "Test",
                "A system that lives in this process.",
                Spi.VERSION,
                system.capabilities(),
                List.of(password));
    }

    @Override
    public Session open(Settings settings) {
        if (system.password().isPresent()
                && !settings.get(PASSWORD).equals(system.password().get())) {
            throw new ConnectorException(
                    ConnectorException.Failure.CREDENTIALS_REFUSED,
                    "the system refuses the password; enter it again in the connection");
        }
        system.faults().reach(Call.OPEN);
        return new InMemorySession(system);
    }
}
