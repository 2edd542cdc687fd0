package io.concordat.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.connector.Organisation;
import io.concordat.connector.salesforce.auth.Identity;
import io.concordat.connector.salesforce.http.AccessToken;
import io.concordat.connector.salesforce.http.ApiException;
import io.concordat.connector.salesforce.http.SalesforceClient;
import io.concordat.connector.salesforce.http.Together;
import io.concordat.connector.salesforce.http.Together.Part;
import io.concordat.connector.salesforce.http.Together.Question;
import java.util.LinkedHashMap;
import java.util.List;
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
        try {
            List<Part> parts =
                    Together.ask(client, List.of(Question.query(ORGANISATION), Question.query(USER.formatted(user))));
            return organisation(client.token(), row(parts.get(0)), row(parts.get(1)));
        } catch (ApiException refused) {
            throw refused.toConnectorException();
        }
    }

    private static JsonNode row(Part part) {
        return part.body().path("records").path(0);
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
