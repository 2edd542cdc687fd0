package io.concordat.connector.salesforce.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;
import org.apache.camel.impl.DefaultCamelContext;

/** Apache Camel's Salesforce component, used as its documentation shows. */
final class CamelClient implements Client {

    private static final String QUERY =
            "SELECT Id,IsDeleted,SystemModstamp,LastModifiedDate,Salutation,FirstName,LastName,"
                    + "Title,Department,Email,Phone,MobilePhone,Fax,MailingStreet,MailingCity,MailingPostalCode,MailingCountry"
                    + " FROM Contact";
    private static final int COLLECTION = 200;

    private final ProducerTemplate calls;
    private final List<PeerContact> contacts = new ArrayList<>();

    private CamelClient(String address) {
        SalesforceLoginConfig login = new SalesforceLoginConfig();
        login.setType(AuthenticationType.CLIENT_CREDENTIALS);
        login.setClientId("id");
        login.setClientSecret("secret");
        login.setLoginUrl(address);
        login.setInstanceUrl(address);
        SalesforceEndpointConfig config = new SalesforceEndpointConfig();
        config.setApiVersion("60.0");
        SalesforceComponent component = new SalesforceComponent();
        component.setLoginConfig(login);
        component.setConfig(config);
        component.setPackages(PeerContact.class.getPackageName());
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent("salesforce", component);
        camel.start();
        calls = camel.createProducerTemplate();
        for (int number = 0; number < Work.WRITE_BY_COLLECTIONS.rows(); number++) {
            contacts.add(contact(Rows.id(number), Rows.values(number)));
        }
    }

    /** @param arguments the stub's address */
    public static void main(String[] arguments) {
        Client.measure(new CamelClient(arguments[0]));
        System.exit(0);
    }

    @Override
    public List<Work> works() {
        return List.of(Work.READ_BY_PAGES, Work.WRITE_BY_COLLECTIONS);
    }

    @Override
    public int does(Work work) {
        return work == Work.READ_BY_PAGES ? read() : write(work.rows());
    }

    private int read() {
        Iterator<?> rows = calls.requestBody(
                "salesforce:query?streamQueryResult=true&sObjectClass=" + PeerContact.Page.class.getName(),
                QUERY,
                Iterator.class);
        int seen = 0;
        while (rows.hasNext()) {
            rows.next();
            seen++;
        }
        return seen;
    }

    private int write(int rows) {
        int done = 0;
        for (int from = 0; from < rows; from += COLLECTION) {
            List<PeerContact> batch = contacts.subList(from, from + COLLECTION);
            done += calls.requestBody("salesforce:compositeUpdateSObjectCollections", batch, List.class)
                    .size();
        }
        return done;
    }

    private static PeerContact contact(String id, Map<String, String> values) {
        PeerContact contact = new PeerContact();
        contact.setId(id);
        contact.firstName = values.getOrDefault("FirstName", "");
        contact.lastName = values.getOrDefault("LastName", "");
        contact.email = values.getOrDefault("Email", "");
        contact.phone = values.getOrDefault("Phone", "");
        contact.title = values.getOrDefault("Title", "");
        return contact;
    }
}
