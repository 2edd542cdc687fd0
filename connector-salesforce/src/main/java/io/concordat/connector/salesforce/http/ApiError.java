package io.concordat.connector.salesforce.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One error of an answer. Its text form leaves the message out, which may quote a value.
 *
 * @param code such as {@code STRING_TOO_LONG}; "" if the answer had none
 * @param message what Salesforce said, for a person
 * @param fields the API names of the fields concerned
 * @param whole the error as it came, for the codes that say more, such as DUPLICATES_DETECTED
 */
public record ApiError(String code, String message, List<String> fields, JsonNode whole) {

    public ApiError {
        fields = List.copyOf(fields);
    }

    /** Reads one error of a call ({@code errorCode}) or of a row ({@code statusCode}). */
    public static ApiError of(JsonNode error) {
        List<String> fields = new ArrayList<>();
        error.path("fields").forEach(field -> fields.add(field.asText("")));
        String code = error.hasNonNull("errorCode")
                ? error.path("errorCode").asText("")
                : error.path("statusCode").asText("");
        return new ApiError(code, error.path("message").asText(""), fields, error);
    }

    /** Reads a list of errors, or a bare one. */
    public static List<ApiError> listOf(JsonNode body) {
        List<ApiError> errors = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(error -> errors.add(of(error)));
        } else if (body.isObject()) {
            errors.add(of(body));
        }
        return errors;
    }

    @Override
    public String toString() {
        return code + fields;
    }
}
