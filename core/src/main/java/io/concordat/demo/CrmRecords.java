package io.concordat.demo;

import java.util.List;
import java.util.Map;

/** What the demo's CRM holds, for CRMs that are not files: values by column, where one that is absent is blank. */
public final class CrmRecords {

    private CrmRecords() {}

    public static List<Map<String, String>> accounts() {
        return Companies.crm().rows();
    }

    public static List<Map<String, String>> contacts() {
        return People.crm().rows();
    }

    public static List<Map<String, String>> leads() {
        return Prospects.crm().rows();
    }
}
