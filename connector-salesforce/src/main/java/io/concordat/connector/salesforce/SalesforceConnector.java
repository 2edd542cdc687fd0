package io.concordat.connector.salesforce;

import io.concordat.connector.BrowserSignIn;
import io.concordat.connector.Capability;
import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorDescriptor;
import io.concordat.connector.Organisation;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.Spi;
import io.concordat.connector.Vault;
import io.concordat.connector.salesforce.auth.Credentials;
import io.concordat.connector.salesforce.auth.SignIns;
import io.concordat.connector.salesforce.budget.Pauses;
import io.concordat.connector.salesforce.budget.Pauses.Sleep;
import io.concordat.connector.salesforce.check.SalesforceChecks;
import io.concordat.connector.salesforce.describe.DescribeMemory;
import io.concordat.connector.salesforce.describe.Descriptions;
import io.concordat.connector.salesforce.http.Egress;
import io.concordat.connector.salesforce.http.SalesforceClient;
import io.concordat.connector.salesforce.http.Transport;
import io.concordat.connector.salesforce.row.RecordIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;

/** Contacts, accounts and leads of a Salesforce organisation. */
@ApplicationScoped
public class SalesforceConnector implements Connector {

    private final Sleep sleep;
    private final SignIns signIns;
    private final Transport transport;
    private final DescribeMemory descriptions = new DescribeMemory();
    private final OrganisationLookup organisations = new OrganisationLookup();

    /** For the container. */
    public SalesforceConnector() {
        this(new Transport(Egress.ofServer()), Clock.systemUTC(), Pauses.SLEEP);
    }

    SalesforceConnector(Transport transport, Clock clock, Sleep sleep) {
        this.sleep = sleep;
        this.transport = transport;
        this.signIns = new SignIns(transport, clock);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "salesforce",
                "Salesforce",
                "CRM",
                "Contacts, accounts and leads of a Salesforce organisation, production or sandbox.",
                Spi.VERSION,
                EnumSet.allOf(Capability.class),
                SalesforceSettings.SPECS);
    }

    @Override
    public Optional<String> recordId(String written) {
        return RecordIds.full(written);
    }

    /** For a session that belongs to no connection: nobody can have signed it in in the browser. */
    @Override
    public Session open(Settings settings) {
        return open(settings, Vault.temporary(""));
    }

    @Override
    public Session open(Settings settings, Vault vault) {
        SalesforceSettings chosen = SalesforceSettings.of(settings);
        SalesforceClient client = new SalesforceClient(transport, signIns.tokens(settings, vault), chosen.apiVersion());
        Organisation organisation = organisations.of(client);
        Descriptions described = new Descriptions(client, descriptions);
        Records records = new Records(client, described, organisation.id(), chosen.records(), new Pauses(sleep));
        SalesforceChecks checks = new SalesforceChecks(client, described, organisation, Credentials.of(settings));
        return new SalesforceSession(
                client, described, organisation, records, new OwnFields(described, chosen.records()), checks);
    }

    @Override
    public Optional<BrowserSignIn> browserSignIn(Settings settings) {
        return signIns.browser(settings).map(BrowserSignIn.class::cast);
    }

    @Override
    public void disconnect(Settings settings, Vault vault) {
        signIns.disconnect(settings, vault);
    }
}
