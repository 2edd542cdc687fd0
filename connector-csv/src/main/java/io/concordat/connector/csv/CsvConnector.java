package io.concordat.connector.csv;

import io.concordat.connector.Capability;
import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.Spi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Contacts, accounts and leads in the CSV files of one folder. */
@ApplicationScoped
public class CsvConnector implements Connector {

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "csv",
                "CSV files",
                "Files",
                "Contacts, accounts and leads in the CSV files of a folder on the server, read and written in place.",
                Spi.VERSION,
                Set.of(
                        Capability.READ,
                        Capability.LOOKUP,
                        Capability.WRITE,
                        Capability.CREATE,
                        Capability.DELETE,
                        Capability.COMPARE_AND_SET),
                CsvSettings.SPECS);
    }

    @Override
    public Session open(Settings settings) {
        return CsvSession.open(CsvSettings.of(settings), FileSteps.REAL);
    }
}
