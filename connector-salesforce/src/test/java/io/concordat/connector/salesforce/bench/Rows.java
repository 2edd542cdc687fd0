package io.concordat.connector.salesforce.bench;

import java.util.Map;

/** What is written, by every client the same. */
final class Rows {

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
