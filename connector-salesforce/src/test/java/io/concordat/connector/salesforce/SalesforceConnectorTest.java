package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.Connector;
import io.concordat.connector.ConnectorContract;
import io.concordat.connector.RemoteField;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connector keeps the contract, against a simulated org over HTTP. */
class SalesforceConnectorTest implements ConnectorContract {

    private final HubAndOrg both = HubAndOrg.withHubFields();

    SalesforceConnectorTest() {
        both.org.setup().objectRight("Contact", ObjectRight.DELETE, true);
    }

    @AfterEach
    void stop() {
        both.close();
    }

    @Override
    public Connector connector() {
        return both.connector();
    }

    /** Between two sessions time passes: an org's stamps are whole seconds. */
    @Override
    public Settings settings() {
        both.pass(Duration.ofSeconds(2));
        return both.settings();
    }

    @Override
    public Optional<Settings> uselessSettings() {
        Map<String, String> wrong = new HashMap<>(settings().values());
        wrong.put("clientSecret", "not-the-secret-of-anybody");
        return Optional.of(new Settings(wrong));
    }

    @Override
    public String object() {
        return "Contact";
    }

    @Override
    public Map<String, String> sample(int number) {
        return Map.of(
                "LastName", "Person " + number,
                "Email", "person" + number + "@example.com",
                "MailingStreet", "Street " + number);
    }

    @Test
    void anIdOfFifteenCharactersIsKeptAsTheOneOfEighteen() {
        assertThat(connector().recordId("003D000000QfNpA")).contains("003D000000QfNpAIAV");
        assertThat(connector().recordId("003D000000QfNpAIAV")).contains("003D000000QfNpAIAV");
    }

    @Test
    void whatCannotBeAnIdIsToldAsSuch() {
        assertThat(connector().recordId("003D000000QfNpAIAW")).isEmpty();
        assertThat(connector().recordId("ann@example.com")).isEmpty();
    }

    /** Without what Salesforce itself notes of every write. */
    @Override
    public List<String> fieldNames(Session session) {
        return session.fields(object()).stream()
                .filter(field ->
                        field.createable() || field.updateable() || field.name().equals("Id"))
                .map(RemoteField::name)
                .filter(name -> !name.equals("Hub_Op__c"))
                .toList();
    }

    @Override
    public String textField() {
        return "MailingStreet";
    }

    @Override
    public Map<String, String> refusedValues() {
        return Map.of("LastName", "x".repeat(81));
    }
}
