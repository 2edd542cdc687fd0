package io.concordat.connector.salesforce.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.auth.Identity;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.Json;
import io.concordat.connector.salesforce.http.SalesforceClient;
import java.util.Optional;

/** Lets the signed-in user read and change a field, through a permission set of the hub's own. */
final class PermissionGrant {

    static final String NAME = "Concordat";

    private final SalesforceClient client;

    PermissionGrant(SalesforceClient client) {
        this.client = client;
    }

    /** @throws ApiException if the user may not grant */
    void grant(String object, String field) {
        String set = find("SELECT Id FROM PermissionSet WHERE Name = '" + NAME + "'")
                .orElseGet(() ->
                        create("PermissionSet", Json.object().put("Name", NAME).put("Label", NAME)));
        String user = Identity.of(client.token()).user();
        if (find("SELECT Id FROM PermissionSetAssignment WHERE PermissionSetId = '" + set + "' AND AssigneeId = '"
                        + user + "'")
                .isEmpty()) {
            create(
                    "PermissionSetAssignment",
                    Json.object().put("AssigneeId", user).put("PermissionSetId", set));
        }
        String whole = object + "." + field;
        if (find("SELECT Id FROM FieldPermissions WHERE ParentId = '" + set + "' AND Field = '" + whole + "'")
                .isEmpty()) {
            create(
                    "FieldPermissions",
                    Json.object()
                            .put("ParentId", set)
                            .put("SobjectType", object)
                            .put("Field", whole)
                            .put("PermissionsRead", true)
                            .put("PermissionsEdit", true));
        }
    }

    private Optional<String> find(String soql) {
        JsonNode found = client.json(ApiRequest.get("/query?q=" + ApiRequest.encode(soql)));
        return Optional.of(found.at("/records/0/Id").asText("")).filter(id -> id.matches("[0-9A-Za-z]{15,18}"));
    }

    private String create(String object, ObjectNode row) {
        return client.json(ApiRequest.post("/sobjects/" + object).json(row))
                .path("id")
                .asText("");
    }
}
