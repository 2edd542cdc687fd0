package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.RawClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {

    private final SalesforceSimulator org = SalesforceSimulator.start();
    private final RawClient browser = new RawClient(org);

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void a_person_converts_a_lead_merges_contacts_and_deletes_one() {
        String lead = org.admin().create("Lead", Map.of("LastName", "Doe", "Company", "<Acme>"));
        assertThat(page("/desk/Lead?find=doe")).contains(lead);
        assertThat(page("/desk/record/" + lead)).contains("&lt;Acme>", "Convert");
        act(lead, Map.of("action", "convert"));
        String contact = org.admin().text(lead, "ConvertedContactId");
        assertThat(contact).startsWith("003");
        String other = org.admin().create("Contact", Map.of("LastName", "Doe"));
        act(contact, Map.of("action", "merge", "other", other));
        assertThat(org.admin().text(other, "MasterRecordId")).isEqualTo(contact);
        act(contact, Map.of("action", "save", "field", "Phone", "value", "030"));
        act(contact, Map.of("action", "delete"));
        assertThat(org.admin().get(contact).isDeleted()).isTrue();
        assertThat(page("/desk/record/" + contact)).contains("030", "Undelete");
    }

    @Test
    void a_person_shows_a_hidden_field() {
        org.setup().hideField("Contact", "MobilePhone");
        assertThat(page("/desk/setup")).contains("Contact.MobilePhone");
        browser.post(org.baseUrl() + "/desk/setup", Map.of("action", "show", "field", "Contact.MobilePhone"));
        assertThat(page("/desk/setup")).doesNotContain("Contact.MobilePhone");
        assertThat(page("/")).contains("Contact");
        assertThat(page("/desk/calls")).contains("/desk/setup");
    }

    private void act(String id, Map<String, String> form) {
        Answer answer = browser.post(org.baseUrl() + "/desk/record/" + id, form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
    }

    private String page(String path) {
        Answer answer = browser.page(path);
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }
}
