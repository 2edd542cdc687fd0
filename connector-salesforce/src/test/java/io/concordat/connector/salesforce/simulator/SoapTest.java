package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.RawClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SoapTest {

    private static final String ENVELOPE = """
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"\
             xmlns="urn:partner.soap.sforce.com"><soapenv:Header>%s</soapenv:Header>\
            <soapenv:Body>%s</soapenv:Body></soapenv:Envelope>""";

    private final SalesforceSimulator org = SalesforceSimulator.start();
    private final RawClient client = new RawClient(org);

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void a_password_with_its_token_opens_a_session() {
        Answer answer = login("64.0", SalesforceSimulator.PASSWORD + SalesforceSimulator.SECURITY_TOKEN);
        assertThat(answer.status()).isEqualTo(200);
        client.use(between(answer.text(), "sessionId"));
        assertThat(client.get("/limits").status()).isEqualTo(200);

        Answer refused = login("64.0", SalesforceSimulator.PASSWORD);
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.text()).contains("<faultcode>sf:INVALID_LOGIN</faultcode>");
        assertThat(login("66.0", SalesforceSimulator.PASSWORD + SalesforceSimulator.SECURITY_TOKEN)
                        .status())
                .as("there is no such sign-in from version 65 on")
                .isEqualTo(500);
    }

    @Test
    void a_lead_is_converted_and_a_record_taken_out_of_the_bin() {
        String session = between(
                login("64.0", SalesforceSimulator.PASSWORD + SalesforceSimulator.SECURITY_TOKEN)
                        .text(),
                "sessionId");
        org.setup()
                .objectRight(
                        "Opportunity", io.concordat.connector.salesforce.simulator.access.ObjectRight.CREATE, true);
        String lead = org.admin().create("Lead", Map.of("LastName", "Doe", "Company", "Acme"));
        String convert = "<convertLead><leadConverts><leadId>" + lead
                + "</leadId><convertedStatus>Closed - Converted</convertedStatus>"
                + "<doNotCreateOpportunity>true</doNotCreateOpportunity></leadConverts></convertLead>";
        Answer answer = call("66.0", session, convert);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(org.admin().text(lead, "ConvertedContactId")).isEqualTo(between(answer.text(), "contactId"));

        String contact = org.admin().create("Contact", Map.of("LastName", "Roe"));
        org.admin().delete(contact);
        assertThat(call("66.0", session, "<undelete><ids>" + contact + "</ids></undelete>")
                        .status())
                .isEqualTo(200);
        assertThat(org.admin().get(contact).isDeleted()).isFalse();
        assertThat(call("66.0", "wrong", convert).text()).contains("INVALID_SESSION_ID");
    }

    private Answer login(String version, String password) {
        return call(
                version,
                "",
                "<login><username>" + SalesforceSimulator.USER + "</username><password>" + password
                        + "</password></login>");
    }

    private Answer call(String version, String session, String body) {
        String header = "<SessionHeader><sessionId>" + session + "</sessionId></SessionHeader>";
        return client.call(
                "POST",
                "/services/Soap/u/" + version,
                ENVELOPE.formatted(header, body),
                "Content-Type",
                "text/xml",
                "SOAPAction",
                "\"\"");
    }

    private static String between(String xml, String element) {
        return xml.replaceFirst("(?s).*<" + element + ">([^<]*)</.*", "$1");
    }
}
