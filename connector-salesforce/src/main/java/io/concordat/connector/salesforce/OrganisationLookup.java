package io.concordat.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.Organisation;
import io.concordat.connector.salesforce.auth.Identity;
import io.concordat.connector.salesforce.http.AccessToken;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.ApiRequest;
import io.concordat.connector.salesforce.http.Json;
import io.concordat.connector.salesforce.http.SalesforceClient;
import java.util.LinkedHashMap;
import java.util.Map;

/** Learns who answers and as whom, in one call, and remembers it: neither changes while a token is good. */
final class OrganisationLookup {

    private static final int MOST = 200;
    private static final String ORGANISATION = "SELECT Name, OrganizationType, IsSandbox FROM Organization";
    private static final String USER = "SELECT Username FROM User WHERE Id = '%s'";

    private final Map<AccessToken, Organisation> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccessToken, Organisation> eldest) {
            return size() > MOST;
        }
    };

    Organisation of(SalesforceClient client) {
        AccessToken token = client.token();
        synchronized (known) {
            Organisation before = known.get(token);
            if (before != null) {
                return before;
            }
        }
        Organisation asked = ask(client);
        synchronized (known) {
            known.put(client.token(), asked);
        }
        return asked;
    }

    private static Organisation ask(SalesforceClient client) {
        String user = Identity.of(client.token()).user();
        ObjectNode body = Json.object().put("allOrNone", false);
        ArrayNode requests = body.putArray("compositeRequest");
        add(requests, client, "organisation", ORGANISATION);
        add(requests, client, "user", USER.formatted(user));
        try {
            JsonNode answers = client.json(
                            ApiRequest.post("/composite").json(body).harmless())
                    .path("compositeResponse");
            return organisation(client.token(), row(answers.path(0)), row(answers.path(1)));
        } catch (ApiException refused) {
            throw refused.toConnectorException();
        }
    }

    private static void add(ArrayNode requests, SalesforceClient client, String name, String query) {
        requests.addObject()
                .put("method", "GET")
                .put("url", "/services/data/v" + client.version() + "/query?q=" + ApiRequest.encode(query))
                .put("referenceId", name);
    }

    private static JsonNode row(JsonNode answer) {
        return answer.path("body").path("records").path(0);
    }

    /** A user who may not read these is told by ids. */
    private static Organisation organisation(AccessToken token, JsonNode organisation, JsonNode user) {
        Identity identity = Identity.of(token);
        return new Organisation(
                identity.organisation(),
                organisation.path("Name").asText(token.instance().getHost()),
                organisation.path("OrganizationType").asText(""),
                organisation.path("IsSandbox").asBoolean(),
                user.path("Username").asText(identity.user()));
    }
}
