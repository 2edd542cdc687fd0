package io.concordat.connector.salesforce.bench;

import java.util.List;
import java.util.Map;

/** What is read and what is written, by every client the same. */
final class Rows {

    /** What is read of each. */
    static final List<String> FIELDS = List.of(
            "Salutation",
            "FirstName",
            "LastName",
            "Title",
            "Department",
            "Email",
            "Phone",
            "MobilePhone",
            "Fax",
            "MailingStreet",
            "MailingCity",
            "MailingPostalCode",
            "MailingCountry");

    private Rows() {}

    static String id(int number) {
        return "003%012dAAA".formatted(number);
    }

    static Map<String, String> values(int number) {
        return Map.of(
                "FirstName", "First " + number,
                "LastName", "Last " + number,
                "Email", "person" + number + "@example.com",
                "Phone", "+49 30 " + number,
                "Title", "Title " + number);
    }
}
