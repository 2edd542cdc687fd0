package io.concordat.connector.salesforce.simulator;

import io.concordat.connector.salesforce.simulator.dml.Refusal;
import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Row;
import java.util.List;
import java.util.Map;

/** The few pages on which a person looks into the simulated org, and works in it: no more than a demo needs. */
final class Desk {

    private final SalesforceSimulator org;
    private final DeskPages pages;

    Desk(SalesforceSimulator org) {
        this.org = org;
        this.pages = new DeskPages(org);
    }

    /** Whether an address is one of these pages. */
    static boolean serves(String path) {
        return path.equals("/") || path.startsWith("/desk/");
    }

    Response handle(Request request) {
        List<String> path = request.segments();
        boolean fromElsewhere = request.header("Sec-Fetch-Site").orElse("none").equals("cross-site");
        if (request.method().equals("POST") && !fromElsewhere) {
            return act(path, request);
        }
        if (path.isEmpty()) {
            return html(pages.home());
        }
        return switch (path.get(1)) {
            case "record" -> html(pages.record(path.get(2), request.parameters().getOrDefault("said", "")));
            case "setup" -> html(pages.setup());
            case "calls" -> html(pages.calls());
            default -> html(pages.list(path.get(1), request.parameters().getOrDefault("find", "")));
        };
    }

    private Response act(List<String> path, Request request) {
        Map<String, String> form = request.form();
        String action = form.getOrDefault("action", "");
        if (path.get(1).equals("setup")) {
            administer(action, form);
            return Response.redirect("/desk/setup");
        }
        String id = path.get(2);
        String said;
        try {
            said = work(id, action, form);
        } catch (IllegalStateException | IllegalArgumentException | Refusal refused) {
            said = String.valueOf(refused.getMessage());
        }
        String shown = java.net.URLEncoder.encode(said, java.nio.charset.StandardCharsets.UTF_8);
        return Response.redirect("/desk/record/" + id + "?said=" + shown);
    }

    private String work(String id, String action, Map<String, String> form) {
        Admin admin = org.admin();
        String other = form.getOrDefault("other", "").strip();
        switch (action) {
            case "save" -> admin.update(id, Map.of(form.getOrDefault("field", ""), form.getOrDefault("value", "")));
            case "delete" -> admin.delete(id);
            case "undelete" -> admin.undelete(id);
            case "merge" -> admin.merge(id, other);
            case "convert" -> admin.convert(id);
            default -> throw new IllegalArgumentException("There is no such action.");
        }
        Row row = admin.get(id);
        return row.isTrue("IsConverted") ? "Converted into contact " + row.text("ConvertedContactId") : "Done.";
    }

    private void administer(String action, Map<String, String> form) {
        String[] field = form.getOrDefault("field", ".").split("\\.", 2);
        switch (action) {
            case "hide" -> org.setup().hideField(field[0], field[1]);
            case "show" -> org.setup().showField(field[0], field[1], true);
            case "expire" -> org.sessions().expireAll();
            case "revoke" -> org.sessions().revokeAll();
            case "limit" -> org.budget().used(org.budget().max());
            case "reset" -> org.budget().used(0);
            default -> throw new IllegalArgumentException("There is no such action.");
        }
    }

    private static Response html(String page) {
        return Response.of(200, "text/html;charset=UTF-8", page)
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                .with("X-Frame-Options", "DENY");
    }
}
