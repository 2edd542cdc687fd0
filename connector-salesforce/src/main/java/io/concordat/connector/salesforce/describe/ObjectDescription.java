package io.concordat.connector.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.RemoteField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object as Salesforce describes it to this user: what they may not see is not in it.
 *
 * @param name its API name
 * @param keyPrefix the first three characters of its records' ids; "" if it has none
 * @param fields by API name, in Salesforce's order
 */
public record ObjectDescription(
        String name,
        String label,
        String keyPrefix,
        boolean queryable,
        boolean createable,
        boolean updateable,
        boolean deletable,
        Map<String, DescribedField> fields) {

    public ObjectDescription {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static ObjectDescription of(JsonNode json) {
        Map<String, DescribedField> fields = new LinkedHashMap<>();
        json.path("fields")
                .forEach(field ->
                        DescribedField.of(field).ifPresent(described -> fields.put(described.name(), described)));
        return new ObjectDescription(
                json.path("name").asText(""),
                json.path("label").asText(""),
                json.path("keyPrefix").asText(""),
                json.path("queryable").asBoolean(),
                json.path("createable").asBoolean(),
                json.path("updateable").asBoolean(),
                json.path("deletable").asBoolean(),
                fields);
    }

    /** The field of exactly this name, if the user may see it. */
    public Optional<DescribedField> field(String fieldName) {
        return Optional.ofNullable(fields.get(fieldName));
    }

    public List<RemoteField> remoteFields() {
        return fields.values().stream().map(DescribedField::field).toList();
    }

    /** Whether the organisation uses person accounts: accounts that are people. */
    public boolean hasPersonAccounts() {
        return fields.containsKey("IsPersonAccount");
    }
}
