package io.concordat.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** One of the people, all of them different: what both sides would say of them if they agreed. */
record Person(int number) {

    private static final LocalDate OLDEST = LocalDate.of(1950, 1, 1);

    String firstName() {
        return Words.pick(Words.FIRST_NAMES, number);
    }

    /** No two people share both names, up to the number of pairs that there are. */
    String lastName() {
        return Words.pick(Words.LAST_NAMES, number + number / Words.FIRST_NAMES.size());
    }

    String email() {
        return Words.address(firstName()) + "." + Words.address(lastName()) + "@" + Companies.domain(company());
    }

    int company() {
        return number % Companies.IN_HUB;
    }

    String key() {
        return "person-" + (10_000 + number);
    }

    String crmId() {
        return "C" + (50_000 + number);
    }

    /** By the names that the attributes have in the hub. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        values.put("salutation", number % 5 == 0 ? "Dr." : "");
        values.put("firstName", firstName());
        values.put("lastName", lastName());
        values.put("title", Words.pick(Words.TITLES, number));
        values.put("department", Words.pick(Words.DEPARTMENTS, number));
        values.put("email", email());
        values.put("phone", "+49 30 23125 " + (100 + number % 900));
        values.put("mobilePhone", "+49 171 39200 " + (10 + number % 90));
        values.put("street", Words.pick(Words.STREETS, number) + " " + (1 + number % 120));
        values.put("city", Words.pick(Words.CITIES, number));
        values.put("postalCode", Integer.toString(10_000 + number * 17));
        values.put("country", Words.pick(Words.COUNTRIES, number));
        values.put("birthdate", number % 3 == 0 ? OLDEST.plusDays(number * 7L).toString() : "");
        values.put("leadSource", Words.pick(Words.SOURCES, number));
        values.put("emailOptOut", Boolean.toString(number % 11 == 0));
        return values;
    }
}
