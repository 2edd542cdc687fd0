package io.concordat.connector.salesforce.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.salesforce.auth.Identity;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.SalesforceClient;
import io.concordat.connector.salesforce.http.Together;
import io.concordat.connector.salesforce.http.Together.Part;
import io.concordat.connector.salesforce.http.Together.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the signed-in user may do beyond single fields, over all permission sets and the profile together.
 *
 * @param known whether Salesforce told; it does not tell everybody
 * @param profile the name of the user's profile; "" if unknown
 * @param system names such as {@code ModifyAllData}
 * @param viewAll objects of which the user sees all records
 * @param modifyAll objects of which the user may change all records
 */
record Rights(boolean known, String profile, Set<String> system, Set<String> viewAll, Set<String> modifyAll) {

    /** System permissions that a synchronisation does not need. */
    static final Map<String, String> BEYOND = beyond();

    private static final String USER = "SELECT Profile.Name FROM User WHERE Id = '%s'";
    private static final String ASSIGNED =
            "SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '%s'";
    private static final String ID = "[0-9A-Za-z]{15,18}";

    private static final Rights UNKNOWN = new Rights(false, "", Set.of(), Set.of(), Set.of());

    private static Map<String, String> beyond() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("ModifyAllData", "Modify All Data");
        names.put("ViewAllData", "View All Data");
        names.put("ManageUsers", "Manage Users");
        names.put("CustomizeApplication", "Customize Application");
        names.put("ModifyMetadata", "Modify Metadata Through Metadata API Functions");
        names.put("ManageProfilesPermissionsets", "Manage Profiles and Permission Sets");
        names.put("AssignPermissionSets", "Assign Permission Sets");
        names.put("BulkApiHardDelete", "Bulk API Hard Delete");
        return names;
    }

    /** Asks Salesforce, in two calls. */
    static Rights of(SalesforceClient client, List<String> objects) {
        String user = Identity.of(client.token()).user();
        try {
            List<Part> parts = Together.ask(
                    client, List.of(Question.query(USER.formatted(user)), Question.query(ASSIGNED.formatted(user))));
            String sets = rows(parts.get(1)).stream()
                    .map(row -> row.path("PermissionSetId").asText(""))
                    .filter(id -> id.matches(ID))
                    .map(id -> "'" + id + "'")
                    .collect(Collectors.joining(", "));
            String profile = parts.get(0).body().at("/records/0/Profile/Name").asText("");
            return sets.isEmpty() ? UNKNOWN : of(client, profile, sets, objects);
        } catch (ApiException mayNotSee) {
            return UNKNOWN;
        }
    }

    private static Rights of(SalesforceClient client, String profile, String sets, List<String> objects) {
        String columns =
                BEYOND.keySet().stream().map(name -> "Permissions" + name).collect(Collectors.joining(", "));
        String wanted = objects.stream().map(object -> "'" + object + "'").collect(Collectors.joining(", "));
        List<Question> questions = new ArrayList<>();
        questions.add(Question.query(
                "SELECT PermissionsApiUserOnly, " + columns + " FROM PermissionSet WHERE Id IN (" + sets + ")"));
        questions.add(Question.query("SELECT SobjectType, PermissionsViewAllRecords, PermissionsModifyAllRecords"
                + " FROM ObjectPermissions WHERE ParentId IN (" + sets + ") AND SobjectType IN (" + wanted + ")"));
        List<Part> parts = Together.ask(client, questions);
        return parts.stream().allMatch(Part::isOk)
                ? new Rights(
                        true,
                        profile,
                        system(rows(parts.get(0))),
                        objects(rows(parts.get(1)), "PermissionsViewAllRecords"),
                        objects(rows(parts.get(1)), "PermissionsModifyAllRecords"))
                : UNKNOWN;
    }

    private static Set<String> system(List<JsonNode> sets) {
        Set<String> granted = new TreeSet<>();
        for (JsonNode set : sets) {
            set.properties().stream()
                    .filter(field -> field.getValue().asBoolean())
                    .forEach(field -> granted.add(field.getKey().replaceFirst("^Permissions", "")));
        }
        return granted;
    }

    private static Set<String> objects(List<JsonNode> rows, String right) {
        return rows.stream()
                .filter(row -> row.path(right).asBoolean())
                .map(row -> row.path("SobjectType").asText(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> rows(Part part) {
        List<JsonNode> rows = new ArrayList<>();
        part.body().path("records").forEach(rows::add);
        return rows;
    }

    boolean has(String systemPermission) {
        return system.contains(systemPermission);
    }

    /** Whether the user can work through the API only, and so is nobody's own account. */
    boolean isIntegrationUser() {
        return has("ApiUserOnly") || profile.contains("API Only");
    }

    boolean isAdministrator() {
        return has("ModifyAllData") || profile.equals("System Administrator");
    }

    boolean seesAll(String object) {
        return has("ViewAllData") || has("ModifyAllData") || viewAll.contains(object) || modifyAll.contains(object);
    }
}
