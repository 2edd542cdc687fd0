package io.concordat.partner;

import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.Spi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** A connector that is there to be found; nothing answers behind it. */
@ApplicationScoped
public class PartnerConnector implements Connector {

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "partner", "Partner", "test", "Found in a jar of its own", Spi.VERSION, Set.of(), List.of());
    }

    @Override
    public Session open(Settings settings) {
        throw new ConnectorException(ConnectorException.Failure.UNREACHABLE, "nothing answers");
    }
}
