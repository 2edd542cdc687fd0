package io.concordat.bench;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Generated people, the same ones every time: 18 attributes each, made when asked for, so that a million of them take
 * no memory. In the hub nobody has a title, and half have another telephone number than on the other side.
 */
final class People {

    /** The mapped attributes; the remote fields are the same names with a capital. */
    static final List<String> ATTRIBUTES = List.of(
            "salutation",
            "firstName",
            "lastName",
            "title",
            "department",
            "email",
            "phone",
            "mobilePhone",
            "homePhone",
            "fax",
            "street",
            "city",
            "state",
            "postalCode",
            "country",
            "birthdate",
            "leadSource",
            "description");

    private static final List<String> FIRST_NAMES = List.of(
            "Ada",
            "Grace",
            "Alan",
            "Edsger",
            "Barbara",
            "Donald",
            "Frances",
            "Ken",
            "Radia",
            "Tim",
            "Margaret",
            "Linus",
            "Hedy",
            "John",
            "Katherine",
            "Niklaus",
            "Sophie",
            "Dennis",
            "Annie",
            "Claude");
    private static final List<String> LAST_NAMES = List.of(
            "Lovelace",
            "Hopper",
            "Turing",
            "Dijkstra",
            "Liskov",
            "Knuth",
            "Allen",
            "Thompson",
            "Perlman",
            "Lee",
            "Hamilton",
            "Torvalds",
            "Lamarr",
            "Backus",
            "Johnson",
            "Wirth",
            "Wilson",
            "Ritchie",
            "Easley",
            "Shannon");
    private static final List<String> SOURCES = List.of("Web", "Phone", "Partner", "Fair");
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1940, 1, 1);

    private People() {}

    /** How the remote system calls an attribute. */
    static String field(String attribute) {
        return Character.toUpperCase(attribute.charAt(0)) + attribute.substring(1);
    }

    /** A department by its number; 0 is none. */
    static String department(int number) {
        return number == 0 ? "" : "Department " + number;
    }

    static String city(int number) {
        return "City " + number;
    }

    static String email(int person) {
        return (first(person) + "." + last(person) + "." + person + "@example.com").toLowerCase(Locale.ROOT);
    }

    /** The person on the other side, by remote field. */
    static Map<String, String> remote(int person, int department, int city) {
        Map<String, String> values = new HashMap<>(64);
        values.put("Salutation", person % 2 == 0 ? "Ms." : "Mr.");
        values.put("FirstName", first(person));
        values.put("LastName", last(person) + " " + person / 400);
        values.put("Title", "Engineer " + person % 50);
        values.put("Department", department(department));
        values.put("Email", email(person));
        values.put("Phone", "+39 011 " + (1_000_000 + person));
        values.put("MobilePhone", "+39 333 " + (1_000_000 + person));
        values.put("HomePhone", "");
        values.put("Fax", "+39 011 " + (2_000_000 + person % 1000));
        values.put("Street", "Via Roma " + person % 900);
        values.put("City", city(city));
        values.put("State", "TO");
        values.put("PostalCode", Integer.toString(10_000 + person % 9000));
        values.put("Country", "Italy");
        values.put("Birthdate", FIRST_BIRTH.plusDays(person % 20_000).toString());
        values.put("LeadSource", SOURCES.get(person % SOURCES.size()));
        values.put("Description", "Met in " + city(person % 100) + ", asked for offer " + person % 7000);
        return values;
    }

    /** The header of the file that {@link #line} continues. */
    static String header() {
        return "externalKey," + String.join(",", ATTRIBUTES) + "\n";
    }

    /** The person as a line of a file to import into the hub. */
    static String line(int person) {
        Map<String, String> values = remote(person, hubDepartment(person), hubCity(person));
        values.put("Title", "");
        if (person % 2 == 0) {
            values.put("Phone", "+39 06 " + (1_000_000 + person));
        }
        return "P" + person + ","
                + ATTRIBUTES.stream()
                        .map(attribute -> cell(values.getOrDefault(field(attribute), "")))
                        .collect(Collectors.joining(","))
                + "\n";
    }

    static int hubDepartment(int person) {
        return 1 + person % 20;
    }

    static int hubCity(int person) {
        return person % 100;
    }

    private static String cell(String value) {
        return value.contains(",") ? '"' + value + '"' : value;
    }

    private static String first(int person) {
        return FIRST_NAMES.get(person % FIRST_NAMES.size());
    }

    private static String last(int person) {
        return LAST_NAMES.get(person / FIRST_NAMES.size() % LAST_NAMES.size());
    }
}
