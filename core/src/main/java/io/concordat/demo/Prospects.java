package io.concordat.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The leads: some belong to a profile, some are on one side only. */
final class Prospects {

    /** How many the hub has. */
    static final int IN_HUB = 150;

    /** Of them, how many belong to a profile; they come first. */
    static final int WITH_PROFILE = 40;

    private static final int FIRST_IN_CRM = 30;
    private static final int ALL = 180;
    private static final int FIRST_PROFILE = 200;
    private static final int FIRST_STRANGER = 2_500;
    private static final List<String> STATUS = List.of("Open", "Contacted", "Qualified");

    private Prospects() {}

    static Sheet hub() {
        return new Sheet(
                List.of(
                        "externalKey",
                        "profileExternalKey",
                        "firstName",
                        "lastName",
                        "company",
                        "title",
                        "email",
                        "phone",
                        "city",
                        "country",
                        "leadSource",
                        "status"),
                IntStream.range(0, IN_HUB).mapToObj(Prospects::inHub).toList());
    }

    static Sheet crm() {
        return new Sheet(
                List.of(
                        "Id",
                        "FirstName",
                        "LastName",
                        "Company",
                        "Title",
                        "Email",
                        "Phone",
                        "City",
                        "Country",
                        "LeadSource",
                        "Status",
                        "Owner"),
                IntStream.range(FIRST_IN_CRM, ALL).mapToObj(Prospects::inCrm).toList());
    }

    private static Person person(int number) {
        return new Person(number < WITH_PROFILE ? FIRST_PROFILE + number : FIRST_STRANGER + number);
    }

    private static Map<String, String> values(int number) {
        Person person = person(number);
        Map<String, String> values = person.values();
        values.put("company", Companies.name(person.company()));
        values.put("status", Words.pick(STATUS, number));
        return values;
    }

    private static Map<String, String> inHub(int number) {
        Map<String, String> row = new HashMap<>(values(number));
        row.put("externalKey", "lead-" + (1_000 + number));
        row.put("profileExternalKey", number < WITH_PROFILE ? person(number).key() : "");
        row.put("phone", number % 4 == 0 ? "" : row.getOrDefault("phone", ""));
        return row;
    }

    private static Map<String, String> inCrm(int number) {
        Map<String, String> values = values(number);
        return Map.ofEntries(
                Map.entry("Id", "L" + (7_000 + number)),
                Map.entry("FirstName", values.getOrDefault("firstName", "")),
                Map.entry("LastName", values.getOrDefault("lastName", "")),
                Map.entry("Company", values.getOrDefault("company", "")),
                Map.entry("Title", number % 3 == 0 ? "" : values.getOrDefault("title", "")),
                Map.entry("Email", values.getOrDefault("email", "")),
                Map.entry("Phone", values.getOrDefault("phone", "")),
                Map.entry("City", values.getOrDefault("city", "")),
                Map.entry("Country", values.getOrDefault("country", "")),
                Map.entry("LeadSource", values.getOrDefault("leadSource", "")),
                Map.entry("Status", values.getOrDefault("status", "")),
                Map.entry("Owner", Words.pick(Words.OWNERS, number)));
    }
}
