package io.concordat.connector.salesforce.simulator;

import io.concordat.demo.CrmRecords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fills an org like a small real one, with the people of the hub's demo: owners, a field of its own, a picklist that
 * takes no other values, and one field that the integration user does not see.
 */
final class DemoSeed {

    private static final int LONGEST_NAME = 80;

    private final SalesforceSimulator org;
    private final Admin admin;
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();

    DemoSeed(SalesforceSimulator org) {
        this.org = org;
        this.admin = org.admin();
    }

    void fill() {
        org.setup()
                .addField("Account", "Region__c picklist(255) CUNF label=\"Region\" values=\"North;South;West;East\"");
        org.setup()
                .addField(
                        "Contact",
                        "Region__c picklist(255) CUNF label=\"Sales Region\" values=\"North;South;West;East\"");
        CrmRecords.accounts().forEach(this::account);
        CrmRecords.contacts().forEach(this::contact);
        CrmRecords.leads().forEach(this::lead);
        restrictSources();
        org.setup().hideField("Contact", "MobilePhone");
    }

    private void account(Map<String, String> row) {
        Map<String, String> values = common(row, "Region__c");
        accounts.put(row.getOrDefault("Id", ""), admin.create("Account", values));
    }

    private void contact(Map<String, String> row) {
        Map<String, String> values = common(row, "Region__c");
        values.put("HasOptedOutOfEmail", row.getOrDefault("EmailOptOut", "false"));
        values.remove("EmailOptOut");
        values.put("AccountId", accounts.getOrDefault(row.getOrDefault("AccountId", ""), ""));
        values.computeIfPresent("LastName", (field, name) -> name.substring(0, Math.min(LONGEST_NAME, name.length())));
        admin.create("Contact", values);
    }

    private void lead(Map<String, String> row) {
        admin.create("Lead", common(row, ""));
    }

    /** The row without what an org names differently. */
    private Map<String, String> common(Map<String, String> row, String region) {
        Map<String, String> values = new HashMap<>(row);
        values.remove("Id");
        values.remove("AccountId");
        values.remove("Owner");
        values.remove("Region");
        if (row.containsKey("Owner")) {
            values.put("OwnerId", owner(row.getOrDefault("Owner", "")));
        }
        if (!region.isEmpty()) {
            values.put(region, row.getOrDefault("Region", ""));
        }
        return values;
    }

    private String owner(String name) {
        return owners.computeIfAbsent(
                name,
                any -> org.setup()
                        .addUser(
                                name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@concordat.example",
                                name,
                                Set.of("PermissionsApiEnabled")));
    }

    private void restrictSources() {
        Set<String> sources = new TreeSet<>();
        CrmRecords.contacts().forEach(row -> sources.add(row.getOrDefault("LeadSource", "")));
        sources.remove("");
        org.setup().picklist("Contact", "LeadSource", true, List.copyOf(sources));
    }
}
