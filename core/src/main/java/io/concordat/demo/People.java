package io.concordat.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The profiles and the contacts. Three quarters of the profiles are contacts too, and both sides have been edited
 * since; the first few hold each of the troubles that such data has.
 */
final class People {

    /** How many profiles the hub has. */
    static final int IN_HUB = 2_000;

    /** Of them, how many the CRM has too; they come first. */
    static final int SHARED = 1_500;

    /** Contacts whose e-mail address differs from the profile's in its capital letters. */
    static final Range CASE_DIFFERS = new Range(0, 60);

    /** Profiles whose e-mail address stands on two contacts. */
    static final Range TWO_CONTACTS = new Range(60, 64);

    /** Contacts with a last name of 81 characters, one more than the hub takes. */
    static final Range LONG_NAME = new Range(64, 65);

    /** Profiles with a lead source that the CRM does not know. */
    static final Range UNKNOWN_SOURCE = new Range(65, 68);

    /** Profiles for which there is another one whose e-mail address differs in its capital letters only. */
    static final Range CASE_TWINS = new Range(68, 74);

    /** Profiles with a namesake, whose contact has no e-mail address to tell them apart. */
    static final Range NAMESAKES = new Range(74, 78);

    /** Contacts with a description of several lines, in the marks that the file itself is made of. */
    static final Range LONG_DESCRIPTION = new Range(78, 82);

    /** Profiles that nobody knows a name or an address of. */
    static final Range ANONYMOUS = new Range(1_975, IN_HUB);

    private static final int ALL = 2_400;
    private static final int LONGEST_NAME = 80;

    private static final List<String> HUB_COLUMNS = List.of(
            "externalKey",
            "known",
            "accountExternalKey",
            "identities.crmID",
            "salutation",
            "firstName",
            "lastName",
            "title",
            "department",
            "email",
            "phone",
            "mobilePhone",
            "street",
            "city",
            "postalCode",
            "country",
            "birthdate",
            "leadSource",
            "emailOptOut");

    private static final List<String> CRM_COLUMNS = List.of(
            "Id",
            "Owner",
            "Salutation",
            "FirstName",
            "LastName",
            "Title",
            "Department",
            "Email",
            "Phone",
            "MobilePhone",
            "MailingStreet",
            "MailingCity",
            "MailingPostalCode",
            "MailingCountry",
            "Birthdate",
            "LeadSource",
            "EmailOptOut",
            "Description",
            "AccountId",
            "Region");

    /** Numbers from one up to, but not including, another. */
    record Range(int from, int to) {

        boolean contains(int number) {
            return number >= from && number < to;
        }

        int size() {
            return to - from;
        }
    }

    private People() {}

    static Sheet hub() {
        return new Sheet(
                HUB_COLUMNS, IntStream.range(0, IN_HUB).mapToObj(People::inHub).toList());
    }

    static Sheet crm() {
        Stream<Map<String, String>> shared = IntStream.range(0, SHARED).mapToObj(People::inCrm);
        Stream<Map<String, String>> seconds =
                IntStream.range(TWO_CONTACTS.from(), TWO_CONTACTS.to()).mapToObj(People::secondContact);
        Stream<Map<String, String>> others = IntStream.range(IN_HUB, ALL).mapToObj(People::inCrm);
        return new Sheet(
                CRM_COLUMNS,
                Stream.of(shared, seconds, others).flatMap(rows -> rows).toList());
    }

    /** What the columns of the contacts are, beyond what their names say. */
    static Sheet crmSchema() {
        Map<String, String> source = Map.of(
                "name", "LeadSource",
                "label", "Lead source",
                "picklist", String.join("|", Words.SOURCES));
        return new Sheet(
                List.of("name", "label", "type", "length", "required", "picklist"),
                List.of(source, Map.of("name", "Region", "label", "Sales region")));
    }

    private static Map<String, String> inHub(int number) {
        if (ANONYMOUS.contains(number)) {
            return Map.of("externalKey", new Person(number).key(), "known", "false");
        }
        Map<String, String> row = new HashMap<>(hubValues(number));
        row.put("externalKey", new Person(number).key());
        row.put("known", "true");
        row.put("accountExternalKey", Companies.key(new Person(number).company()));
        row.put("identities.crmID", hasCrmId(number) ? new Person(number).crmId() : "");
        return row;
    }

    /** Some profiles know which contact they are. */
    private static boolean hasCrmId(int number) {
        return number >= 100 && number < SHARED && number % 4 == 0;
    }

    private static Map<String, String> hubValues(int number) {
        Map<String, String> values = new Person(number).values();
        int twin = number - SHARED + CASE_TWINS.from();
        if (UNKNOWN_SOURCE.contains(number)) {
            values.put("leadSource", "Podcast");
        } else if (CASE_TWINS.contains(twin)) {
            values.put("email", new Person(twin).email().toUpperCase(Locale.ROOT));
        } else if (NAMESAKES.contains(twin)) {
            values.put("firstName", new Person(twin).firstName());
            values.put("lastName", new Person(twin).lastName());
        } else if (number >= 100 && number < SHARED) {
            editHub(values, number);
        }
        return values;
    }

    private static void editHub(Map<String, String> values, int number) {
        switch (number % 10) {
            case 0 -> values.put("phone", "");
            case 2 -> values.put("title", "");
            case 4 -> values.put("mobilePhone", "+49 172 99999 " + (10 + number % 90));
            case 6 -> values.put("birthdate", "");
            default -> {
                // both sides agree
            }
        }
    }

    private static Map<String, String> inCrm(int number) {
        Map<String, String> values = crmValues(number);
        Map<String, String> row = new HashMap<>();
        values.forEach((attribute, value) -> row.put(column(attribute), value));
        row.put("Id", new Person(number).crmId());
        row.put("Owner", Words.pick(Words.OWNERS, number));
        row.put("Region", Words.pick(Words.REGIONS, number));
        int company = new Person(number).company();
        row.put("AccountId", Companies.isInCrm(company) ? Companies.crmId(company) : "");
        return row;
    }

    private static Map<String, String> crmValues(int number) {
        Person person = new Person(number);
        Map<String, String> values = person.values();
        if (CASE_DIFFERS.contains(number)) {
            values.put("email", capitalised(person));
        } else if (LONG_NAME.contains(number)) {
            values.put("lastName", longName());
        } else if (UNKNOWN_SOURCE.contains(number)) {
            values.put("leadSource", "");
        } else if (NAMESAKES.contains(number)) {
            values.put("email", "");
        } else if (LONG_DESCRIPTION.contains(number)) {
            values.put("description", "Met at the fair, asked for \"the blue one\",\nand wants to be called back.");
        } else if (number >= 100) {
            editCrm(values, number);
        }
        return values;
    }

    private static void editCrm(Map<String, String> values, int number) {
        switch (number % 10) {
            case 1 -> values.put("phone", "");
            case 3 -> values.put("title", "");
            case 4 -> values.put("title", "Partner");
            case 5 -> values.put("phone", "+49 40 66969 " + (100 + number % 900));
            case 7 -> values.put("leadSource", "");
            default -> {
                // both sides agree
            }
        }
        if (hasCrmId(number) && number % 40 == 8) {
            values.put("email", "office." + number + "@" + Companies.domain(new Person(number).company() + 1));
        }
    }

    private static Map<String, String> secondContact(int number) {
        Map<String, String> row = new HashMap<>(inCrm(number));
        row.put("Id", new Person(number).crmId() + "-2");
        row.put("FirstName", "Team");
        row.put("Phone", "");
        return row;
    }

    private static String capitalised(Person person) {
        String[] parts = person.email().split("\\.", 2);
        return parts[0].substring(0, 1).toUpperCase(Locale.ROOT) + parts[0].substring(1) + "."
                + parts[1].substring(0, 1).toUpperCase(Locale.ROOT) + parts[1].substring(1);
    }

    private static String longName() {
        List<String> names = new ArrayList<>(Words.LAST_NAMES.subList(0, 20));
        return String.join("-", names).substring(0, LONGEST_NAME + 1);
    }

    private static String column(String attribute) {
        return switch (attribute) {
            case "street", "city", "postalCode", "country" -> "Mailing" + upper(attribute);
            default -> upper(attribute);
        };
    }

    private static String upper(String attribute) {
        return attribute.substring(0, 1).toUpperCase(Locale.ROOT) + attribute.substring(1);
    }
}
