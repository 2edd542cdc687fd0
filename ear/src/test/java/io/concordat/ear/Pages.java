package io.concordat.ear;

import java.util.LinkedHashMap;
import java.util.Map;

/** The pages that everybody who signs in may come across. */
final class Pages {

    private Pages() {}

    /** The pages and their addresses, by the names of their pictures. */
    static Map<String, String> of(Browser browser) {
        String connection = browser.api("connections", "items.0.id");
        String profile = browser.api("profiles?limit=1", "items.0.id");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "");
        pages.put("connections", "connections");
        pages.put("catalogue", "connect");
        pages.put("connect", "connect?connector=csv");
        pages.put("connection", "connection?id=" + connection);
        pages.put("alerts", "connection?id=" + connection + "#alerting");
        pages.put("schedule", "schedule?id=" + connection);
        pages.put("mapping", "binding?id=" + connection + "&hub=profiles&remote=Contact");
        pages.put("match", "match?id=" + connection + "&hub=profiles&remote=Contact&record=" + profile);
        pages.put("objects", "objects?id=" + connection);
        pages.put("runs", "runs");
        pages.put("plan", "run?id=" + browser.api("runs", "items.0.id"));
        pages.put("reviews", "reviews");
        pages.put("review", "review?id=" + browser.api("reviews", "items.0.id"));
        pages.put("profiles", "records?object=profiles");
        pages.put("profile", "record?object=profiles&id=" + profile);
        pages.put("profile-edit", "record?edit=true&object=profiles&id=" + profile);
        pages.put("profile-new", "record-new?object=profiles");
        pages.put("import", "import?object=profiles");
        pages.put("attributes", "attributes");
        pages.put("users", "users");
        pages.put("user-new", "user");
        pages.put("roles", "roles");
        pages.put("tokens", "tokens");
        pages.put("account", "account");
        pages.put("audit", "audit");
        pages.put("system", "system");
        return pages;
    }
}
