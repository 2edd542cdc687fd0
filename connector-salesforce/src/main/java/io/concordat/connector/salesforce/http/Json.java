package io.concordat.connector.salesforce.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.io.IOException;
import java.io.InputStream;

/** Reading and writing JSON, one way for the whole connector. Numbers keep every digit. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** For parsers and generators that stream. */
    public static JsonFactory factory() {
        return MAPPER.getFactory();
    }

    public static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }

    /** @throws ConnectorException of UNREACHABLE if it is not JSON, such as the page of a gateway */
    public static JsonNode read(InputStream body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException notJson) {
            throw new ConnectorException(
                    Failure.UNREACHABLE,
                    "the answer was not JSON, so not from Salesforce itself; a proxy or gateway may stand in between");
        }
    }
}
