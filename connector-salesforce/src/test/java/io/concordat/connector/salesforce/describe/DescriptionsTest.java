package io.concordat.connector.salesforce.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.connector.salesforce.SimulatedClient;
import io.concordat.connector.salesforce.http.SalesforceClient;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fields are what Salesforce says they are, asked for once. */
class DescriptionsTest {

    private final SalesforceSimulator salesforce = SalesforceSimulator.start();
    private final DescribeMemory memory = new DescribeMemory();
    private final SalesforceClient client = SimulatedClient.of(salesforce);

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void threeObjectsAreOneCall() {
        Descriptions descriptions = new Descriptions(client, memory);

        assertThat(descriptions.offered()).containsExactly("Contact", "Account", "Lead");
        descriptions.get("Lead");
        assertThat(client.usage().calls()).isEqualTo(1);
    }

    @Test
    void typesLengthsAndWhatIsRequiredAreTakenOver() {
        RemoteField lastName = field("Contact", "LastName");

        assertThat(lastName.type()).isEqualTo(FieldType.TEXT);
        assertThat(lastName.length()).isEqualTo(80);
        assertThat(lastName.required()).isTrue();
        assertThat(field("Contact", "Email").type()).isEqualTo(FieldType.EMAIL);
        assertThat(field("Contact", "Birthdate").type()).isEqualTo(FieldType.DATE);
        assertThat(field("Contact", "AccountId").type()).isEqualTo(FieldType.ID);
        assertThat(field("Contact", "Id").updateable()).isFalse();
        assertThat(field("Account", "AnnualRevenue").type()).isEqualTo(FieldType.NUMBER);
    }

    @Test
    void compoundFieldsAreLeftOut() {
        assertThat(new Descriptions(client, memory).get("Contact").fields())
                .containsKey("MailingCity")
                .doesNotContainKey("MailingAddress");
    }

    @Test
    void aRestrictedPicklistHasItsValuesAndAnOpenOneNone() {
        salesforce.setup().picklist("Contact", "LeadSource", true, List.of("Web", "Fair"));

        assertThat(field("Contact", "LeadSource").picklist()).containsExactly("Web", "Fair");

        salesforce.setup().picklist("Contact", "LeadSource", false, List.of("Web"));
        assertThat(field("Contact", "LeadSource").picklist()).isEmpty();
    }

    @Test
    void aFieldThatIsHiddenLaterIsNoticedByTheNextSession() {
        assertThat(new Descriptions(client, memory).get("Contact").field("Phone"))
                .isPresent();

        salesforce.clock().advance(Duration.ofMinutes(1));
        salesforce.setup().hideField("Contact", "Phone");

        assertThat(new Descriptions(client, memory).get("Contact").field("Phone"))
                .isEmpty();
    }

    @Test
    void anObjectThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new Descriptions(client, memory).get("Nothing__c"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("Nothing__c");
    }

    private RemoteField field(String object, String name) {
        return new Descriptions(client, memory)
                .get(object)
                .field(name)
                .orElseThrow()
                .field();
    }
}
