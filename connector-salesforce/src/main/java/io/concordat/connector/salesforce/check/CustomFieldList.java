package io.concordat.connector.salesforce.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.Check;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.salesforce.describe.Descriptions;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.SalesforceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The fields that were made in the organisation, each visible to the user or not: a field that is made is seen by
 * nobody until somebody grants it. Only a user who may see the set-up can be shown the others'.
 */
final class CustomFieldList {

    private static final int NAMED = 12;

    private final SalesforceClient client;
    private final Descriptions descriptions;

    CustomFieldList(SalesforceClient client, Descriptions descriptions) {
        this.client = client;
        this.descriptions = descriptions;
    }

    /** A finding for every object that has such fields; none where Salesforce does not tell. */
    List<Check> findings(List<String> objects) {
        List<Check> findings = new ArrayList<>();
        made(objects).forEach((object, names) -> findings.add(finding(object, names)));
        return findings;
    }

    private Map<String, List<String>> made(List<String> objects) {
        String soql = objects.stream()
                .map(object -> "'" + object + "'")
                .collect(Collectors.joining(
                        ",",
                        "SELECT DeveloperName, NamespacePrefix, TableEnumOrId FROM CustomField WHERE TableEnumOrId IN (",
                        ") ORDER BY DeveloperName"));
        Map<String, List<String>> made = new TreeMap<>();
        try {
            JsonNode page = client.json(ApiRequest.get("/tooling/query?q=" + ApiRequest.encode(soql)));
            page.path("records")
                    .forEach(field -> made.computeIfAbsent(
                                    field.path("TableEnumOrId").asText(""), object -> new ArrayList<>())
                            .add(name(field)));
        } catch (ApiException | ConnectorException notTold) {
            made.clear();
        }
        return made;
    }

    /** A field that came with a package bears the package's name. */
    private static String name(JsonNode field) {
        String packaged = field.path("NamespacePrefix").asText("");
        return (packaged.isEmpty() ? "" : packaged + "__")
                + field.path("DeveloperName").asText("") + "__c";
    }

    private Check finding(String object, List<String> names) {
        String code = object.toUpperCase(Locale.ROOT) + "_CUSTOM_FIELDS";
        Map<Boolean, List<String>> bySight =
                names.stream().collect(Collectors.partitioningBy(name -> isVisible(object, name)));
        List<String> hidden = bySight.getOrDefault(false, List.of());
        String seen =
                "custom fields of " + object + " that the user sees: " + list(bySight.getOrDefault(true, List.of()));
        return hidden.isEmpty()
                ? Check.passed(code, seen)
                : Check.advice(
                        code,
                        seen + "; not visible: " + list(hidden),
                        "if one of them is to be used, open it in Object Manager, " + object
                                + ", Fields & Relationships, choose Set Field-Level Security, or add Read and Edit on it to a"
                                + " permission set of the user; then check again");
    }

    private boolean isVisible(String object, String name) {
        return descriptions
                .find(object)
                .flatMap(description -> description.field(name))
                .isPresent();
    }

    private static String list(List<String> names) {
        return names.isEmpty()
                ? "none"
                : names.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
