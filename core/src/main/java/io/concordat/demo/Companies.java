package io.concordat.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The accounts: most are on both sides, some on one; a few differ, and are told by their number. */
final class Companies {

    /** How many the hub has. */
    static final int IN_HUB = 300;

    private static final int ALL = 320;

    private static final List<String> HUB_COLUMNS = List.of(
            "externalKey",
            "name",
            "accountNumber",
            "type",
            "industry",
            "phone",
            "website",
            "street",
            "city",
            "postalCode",
            "country",
            "numberOfEmployees");

    private static final Map<String, String> CRM_NAMES = Map.ofEntries(
            Map.entry("name", "Name"),
            Map.entry("accountNumber", "AccountNumber"),
            Map.entry("type", "Type"),
            Map.entry("industry", "Industry"),
            Map.entry("phone", "Phone"),
            Map.entry("website", "Website"),
            Map.entry("street", "BillingStreet"),
            Map.entry("city", "BillingCity"),
            Map.entry("postalCode", "BillingPostalCode"),
            Map.entry("country", "BillingCountry"),
            Map.entry("numberOfEmployees", "NumberOfEmployees"));

    private Companies() {}

    static Sheet hub() {
        return new Sheet(
                HUB_COLUMNS,
                IntStream.range(0, IN_HUB).mapToObj(Companies::inHub).toList());
    }

    static Sheet crm() {
        List<String> columns = List.of(
                "Id",
                "Owner",
                "Name",
                "AccountNumber",
                "Type",
                "Industry",
                "Phone",
                "Website",
                "BillingStreet",
                "BillingCity",
                "BillingPostalCode",
                "BillingCountry",
                "NumberOfEmployees",
                "Region");
        return new Sheet(
                columns,
                IntStream.range(0, ALL)
                        .filter(Companies::isInCrm)
                        .mapToObj(Companies::inCrm)
                        .toList());
    }

    static boolean isInCrm(int number) {
        return number >= IN_HUB || number % 10 != 9;
    }

    static String key(int number) {
        return "account-" + (1000 + number);
    }

    static String crmId(int number) {
        return "A" + (5000 + number);
    }

    static String name(int number) {
        return Words.pick(Words.FIRST_WORDS, number) + " "
                + Words.pick(Words.SECOND_WORDS, number / Words.FIRST_WORDS.size()) + " "
                + Words.pick(Words.FORMS, number / 3);
    }

    /** The internet domain; one that cannot belong to anybody. */
    static String domain(int number) {
        String words = Words.pick(Words.FIRST_WORDS, number) + " "
                + Words.pick(Words.SECOND_WORDS, number / Words.FIRST_WORDS.size());
        return Words.address(words) + ".example";
    }

    private static Map<String, String> agreed(int number) {
        Map<String, String> values = new HashMap<>();
        values.put("name", name(number));
        values.put("accountNumber", "AC-" + (20_000 + number));
        values.put("type", number % 3 == 0 ? "Prospect" : "Customer");
        values.put("industry", Words.pick(Words.INDUSTRIES, number));
        values.put("phone", "+49 30 23125 " + (100 + number % 900));
        values.put("website", "https://" + domain(number));
        values.put("street", Words.pick(Words.STREETS, number) + " " + (1 + number % 90));
        values.put("city", Words.pick(Words.CITIES, number));
        values.put("postalCode", Integer.toString(10_000 + number * 37));
        values.put("country", Words.pick(Words.COUNTRIES, number));
        values.put("numberOfEmployees", Integer.toString(5 + number * 13 % 900));
        return values;
    }

    private static Map<String, String> inHub(int number) {
        Map<String, String> values = agreed(number);
        values.put("externalKey", key(number));
        if (number % 6 == 1) {
            values.put("website", "");
        }
        return values;
    }

    private static Map<String, String> inCrm(int number) {
        Map<String, String> values = agreed(number);
        switch (number % 6) {
            case 0 -> values.put("name", name(number) + " (Group)");
            case 2 -> values.put("phone", "");
            case 3 -> values.put("numberOfEmployees", Integer.toString(950 + number));
            default -> {
                // both sides agree
            }
        }
        Map<String, String> row = new HashMap<>();
        values.forEach((attribute, value) -> row.put(CRM_NAMES.getOrDefault(attribute, attribute), value));
        row.put("Id", crmId(number));
        row.put("Owner", Words.pick(Words.OWNERS, number));
        row.put("Region", Words.pick(Words.REGIONS, number));
        return row;
    }
}
