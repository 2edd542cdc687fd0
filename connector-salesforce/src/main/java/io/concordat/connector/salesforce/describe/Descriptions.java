package io.concordat.connector.salesforce.describe;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.describe.DescribeMemory.Remembered;
import io.concordat.connector.salesforce.describe.DescribeMemory.Whose;
import io.concordat.connector.salesforce.http.ApiAnswer;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.SalesforceClient;
import io.concordat.connector.salesforce.http.Together;
import io.concordat.connector.salesforce.http.Together.Part;
import io.concordat.connector.salesforce.http.Together.Question;
import java.util.HashMap;
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

    private void askTogether() {
        List<Question> questions = OFFERED.stream()
                .map(object -> new Question(
                        path(object),
                        remembered(object)
                                .map(old -> Map.of("If-Modified-Since", old.modified()))
                                .orElse(Map.of())))
                .toList();
        List<Part> parts = parts(questions);
        for (int i = 0; i < OFFERED.size(); i++) {
            known.put(OFFERED.get(i), read(OFFERED.get(i), parts.get(i)));
        }
    }

    private List<Part> parts(List<Question> questions) {
        try {
            return Together.ask(client, questions);
        } catch (ApiException refused) {
            throw refused.toConnectorException();
        }
    }

    /** A part that was refused for itself is asked for by itself. */
    private Optional<ObjectDescription> read(String object, Part part) {
        return switch (part.status()) {
            case 200 -> {
                ObjectDescription description = ObjectDescription.of(part.body());
                keep(object, description, part.headers().path("Last-Modified").asText(""));
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
