package io.concordat.connector.salesforce.simulator.auth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who the user of a token is: {@code /id/org/user} and {@code /services/oauth2/userinfo}. */
public final class IdentityEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Org org;
    private final Sessions sessions;
    private final Hosts hosts;

    public IdentityEndpoint(Org org, Sessions sessions, Hosts hosts) {
        this.org = org;
        this.sessions = sessions;
        this.hosts = hosts;
    }

    public Response identity(Request request) {
        List<String> path = request.segments();
        Optional<Session> session = session(request);
        boolean known = path.size() == 3 && path.get(1).equals(org.id());
        if (session.isEmpty()) {
            return Response.of(403, "text/plain", "Bad_OAuth_Token");
        }
        if (!known || !path.get(2).equals(session.get().user().id())) {
            return Response.of(403, "text/plain", "Wrong_Org");
        }
        Row user = session.get().user();
        ObjectNode body = JSON.createObjectNode();
        String id = hosts.identity(org.id(), user.id());
        body.put("id", id).put("asserted_user", true).put("user_id", user.id()).put("organization_id", org.id());
        body.put("username", user.text("Username")).put("nick_name", user.text("Alias"));
        body.put("display_name", user.text("Name"))
                .put("email", user.text("Email"))
                .put("email_verified", true);
        body.putNull("first_name").put("last_name", user.text("LastName")).put("timezone", "Europe/Berlin");
        body.put("is_lightning_login_user", false).put("active", true).put("user_type", "STANDARD");
        body.put("language", "en_US").put("locale", "en_US").put("utcOffset", 3600000);
        body.set("urls", urls(request.parameters().getOrDefault("version", "{version}")));
        return json(body);
    }

    public Response userInfo(Request request) {
        Optional<Session> session = session(request);
        if (session.isEmpty()) {
            return Response.of(403, "text/plain", "Bad_OAuth_Token");
        }
        Row user = session.get().user();
        ObjectNode body = JSON.createObjectNode();
        body.put("sub", hosts.identity(org.id(), user.id()));
        body.put("user_id", user.id()).put("organization_id", org.id());
        body.put("preferred_username", user.text("Username")).put("nickname", user.text("Alias"));
        body.put("name", user.text("Name")).put("email", user.text("Email")).put("email_verified", true);
        body.put("family_name", user.text("LastName")).put("zoneinfo", "Europe/Berlin");
        body.put("active", true).put("user_type", "STANDARD");
        body.put("language", "en_US").put("locale", "en_US").put("utcOffset", 3600000);
        body.set("urls", urls("{version}"));
        return json(body);
    }

    private ObjectNode urls(String version) {
        String number = version.equals("latest") ? org.settings().newestVersion() + ".0" : version;
        String root = hosts.instance() + "/services/data/v" + number + "/";
        ObjectNode urls = JSON.createObjectNode();
        Map.of("rest", root, "sobjects", root + "sobjects/", "query", root + "query/", "search", root + "search/")
                .forEach(urls::put);
        urls.put("enterprise", hosts.instance() + "/services/Soap/c/" + number + "/" + org.id());
        urls.put("partner", hosts.instance() + "/services/Soap/u/" + number + "/" + org.id());
        urls.put("metadata", hosts.instance() + "/services/Soap/m/" + number + "/" + org.id());
        urls.put("custom_domain", hosts.instance());
        return urls;
    }

    private Optional<Session> session(Request request) {
        String header = request.header("Authorization").orElse("");
        return sessions.find(header.replaceFirst("^(Bearer|OAuth) ", ""));
    }

    private static Response json(ObjectNode body) {
        return Response.json(200, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
