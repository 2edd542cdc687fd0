package io.concordat.connector.salesforce.write;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.http.ApiAnswer;
import io.concordat.connector.salesforce.http.ApiError;
import io.concordat.connector.salesforce.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a collection call says of one record.
 *
 * @param id of the record; "" if there is none
 * @param errors why it was refused
 */
record CollectionAnswer(boolean success, String id, List<ApiError> errors) {

    /**
     * Reads the whole answer, in the order of the records that were sent. Closes it.
     *
     * @throws ConnectorException of UNREACHABLE if it cannot be read
     */
    static List<CollectionAnswer> list(ApiAnswer answer, int expected) {
        List<CollectionAnswer> answers = new ArrayList<>(expected);
        try (answer;
                JsonParser parser = Json.factory().createParser(answer.body())) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    answers.add(of(parser));
                }
            }
            return answers;
        } catch (IOException notJson) {
            throw new ConnectorException(Failure.UNREACHABLE, "the answer to a write could not be read", notJson);
        }
    }

    private static CollectionAnswer of(JsonParser parser) throws IOException {
        boolean success = false;
        String id = "";
        List<ApiError> errors = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "success" -> success = value == JsonToken.VALUE_TRUE;
                case "id" -> id = value == JsonToken.VALUE_STRING ? parser.getText() : "";
                case "errors" -> errors = errors(parser);
                default -> parser.skipChildren();
            }
        }
        return new CollectionAnswer(success, id, errors);
    }

    private static List<ApiError> errors(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return List.of();
        }
        List<ApiError> errors = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            errors.add(ApiError.of(parser.<JsonNode>readValueAsTree()));
        }
        return List.copyOf(errors);
    }
}
