package io.concordat.connector.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.describe.DescribeMemory.Remembered;
import io.concordat.connector.salesforce.describe.DescribeMemory.Whose;
import io.concordat.connector.salesforce.http.ApiAnswer;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.Json;
import io.concordat.connector.salesforce.http.SalesforceClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What objects look like to the signed-in user, asked once in a session. The objects that the hub binds come in one
 * call together; one that has not changed since an earlier session is not sent again.
 */
public final class Descriptions {

    /** The objects that can be bound, in the order in which they are offered. */
    public static final List<String> OFFERED = List.of("Contact", "Account", "Lead");

    private final SalesforceClient client;
    private final DescribeMemory memory;
    private final Map<String, Optional<ObjectDescription>> known = new HashMap<>();

    public Descriptions(SalesforceClient client, DescribeMemory memory) {
        this.client = client;
        this.memory = memory;
    }

    /** Empty if there is no such object, or the user may not see it. */
    public synchronized Optional<ObjectDescription> find(String object) {
        if (!known.containsKey(object)) {
            if (OFFERED.contains(object)) {
                askTogether();
            } else {
                known.put(object, ask(object));
            }
        }
        return known.getOrDefault(object, Optional.empty());
    }

    /** @throws ConnectorException of MISCONFIGURED if there is no such object, or the user may not see it */
    public ObjectDescription get(String object) {
        return find(object)
                .orElseThrow(() -> new ConnectorException(
                        Failure.MISCONFIGURED,
                        "Salesforce shows the user no object \"" + object
                                + "\"; give them the permission to read it, or remove its binding"));
    }

    /** The objects that can be bound and that the user may query. */
    public List<String> offered() {
        return OFFERED.stream()
                .filter(object ->
                        find(object).filter(ObjectDescription::queryable).isPresent())
                .toList();
    }

    /** Forgets, so that the next question goes to Salesforce. */
    public synchronized void refresh() {
        known.clear();
    }

    /** One call for all; Salesforce counts it as one. */
    private void askTogether() {
        ObjectNode body = Json.object().put("allOrNone", false);
        ArrayNode requests = body.putArray("compositeRequest");
        OFFERED.forEach(object -> {
            ObjectNode request = requests.addObject()
                    .put("method", "GET")
                    .put("url", "/services/data/v" + client.version() + path(object))
                    .put("referenceId", object);
            remembered(object)
                    .ifPresent(old -> request.putObject("httpHeaders").put("If-Modified-Since", old.modified()));
        });
        JsonNode answers = answerTogether(body);
        Map<String, JsonNode> byObject = new LinkedHashMap<>();
        answers.path("compositeResponse")
                .forEach(answer -> byObject.put(answer.path("referenceId").asText(""), answer));
        OFFERED.forEach(object ->
                known.put(object, Optional.ofNullable(byObject.get(object)).flatMap(answer -> read(object, answer))));
    }

    private JsonNode answerTogether(ObjectNode body) {
        try {
            return client.json(ApiRequest.post("/composite").json(body).harmless());
        } catch (ApiException refused) {
            throw refused.toConnectorException();
        }
    }

    private Optional<ObjectDescription> read(String object, JsonNode answer) {
        return switch (answer.path("httpStatusCode").asInt()) {
            case 200 -> {
                ObjectDescription description = ObjectDescription.of(answer.path("body"));
                keep(
                        object,
                        description,
                        answer.path("httpHeaders").path("Last-Modified").asText(""));
                yield Optional.of(description);
            }
            case 304 -> remembered(object).map(Remembered::description);
            case 404 -> Optional.empty();
            default -> ask(object);
        };
    }

    private Optional<ObjectDescription> ask(String object) {
        ApiRequest request = ApiRequest.get(path(object)).accepting(304, 404);
        ApiRequest conditional = remembered(object)
                .map(old -> request.header("If-Modified-Since", old.modified()))
                .orElse(request);
        try (ApiAnswer answer = client.send(conditional)) {
            if (answer.status() == 404) {
                return Optional.empty();
            }
            if (answer.status() == 304) {
                return remembered(object).map(Remembered::description);
            }
            String modified = answer.header("Last-Modified").orElse("");
            ObjectDescription description = ObjectDescription.of(answer.json());
            keep(object, description, modified);
            return Optional.of(description);
        } catch (ApiException refused) {
            throw refused.toConnectorException();
        }
    }

    private Optional<Remembered> remembered(String object) {
        return memory.find(key(object));
    }

    private void keep(String object, ObjectDescription description, String modified) {
        if (!modified.isEmpty()) {
            memory.keep(key(object), new Remembered(description, modified));
        }
    }

    private Whose key(String object) {
        return new Whose(client.token().instance() + client.token().identity(), client.version(), object);
    }

    private static String path(String object) {
        return "/sobjects/" + ApiRequest.encode(object) + "/describe";
    }
}
