package io.concordat.connector.salesforce.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several questions in one call, which counts as one. */
public final class Together {

    private static final int MOST = 25;

    private Together() {}

    /**
     * One question.
     *
     * @param path below the API version, encoded
     */
    public record Question(String path, Map<String, String> headers) {

        public static Question of(String path) {
            return new Question(path, Map.of());
        }

        /** A query, not yet encoded. */
        public static Question query(String soql) {
            return of("/query?q=" + ApiRequest.encode(soql));
        }
    }

    /**
     * What came of one question. Its text form shows the status only.
     *
     * @param headers as an object; a missing node if there were none
     */
    public record Part(int status, JsonNode headers, JsonNode body) {

        public boolean isOk() {
            return status == 200;
        }

        @Override
        public String toString() {
            return "Part[" + status + "]";
        }
    }

    /**
     * Asks at most 25 questions.
     *
     * @return in the order of the questions
     * @throws ApiException if the call as a whole is refused
     */
    public static List<Part> ask(SalesforceClient client, List<Question> questions) {
        if (questions.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " questions go into one call");
        }
        JsonNode answers = client.json(
                ApiRequest.post("/composite").json(body(client, questions)).harmless());
        List<Part> parts = new ArrayList<>();
        answers.path("compositeResponse")
                .forEach(answer -> parts.add(new Part(
                        answer.path("httpStatusCode").asInt(), answer.path("httpHeaders"), answer.path("body"))));
        while (parts.size() < questions.size()) {
            parts.add(new Part(0, Json.object(), Json.object()));
        }
        return parts;
    }

    private static ObjectNode body(SalesforceClient client, List<Question> questions) {
        ObjectNode body = Json.object().put("allOrNone", false);
        ArrayNode requests = body.putArray("compositeRequest");
        for (int i = 0; i < questions.size(); i++) {
            ObjectNode request = requests.addObject()
                    .put("method", "GET")
                    .put(
                            "url",
                            "/services/data/v" + client.version()
                                    + questions.get(i).path())
                    .put("referenceId", "part" + i);
            if (!questions.get(i).headers().isEmpty()) {
                ObjectNode headers = request.putObject("httpHeaders");
                questions.get(i).headers().forEach(headers::put);
            }
        }
        return body;
    }
}
