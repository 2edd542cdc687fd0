package io.concordat.connector.salesforce.simulator;

import io.concordat.connector.salesforce.simulator.fault.RecordedCall;
import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the pages of the desk show. */
final class DeskPages {

    private static final List<String> OBJECTS = List.of("Account", "Contact", "Lead");
    private static final int MOST = 200;

    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%1$s | Simulated Salesforce</title>
            <style>body{font:15px sans-serif;margin:0 auto;max-width:70rem;padding:1rem;color:#181818}
            nav a{margin-right:1.2rem}table{border-collapse:collapse;width:100%%}td,th{text-align:left;padding:.25rem .6rem;
            border-bottom:1px solid #ddd;vertical-align:top}form{display:inline-block;margin:.3rem 1rem .3rem 0}
            .said{background:#eef4ff;padding:.5rem}</style></head><body>
            <nav><b>Simulated Salesforce</b> &nbsp; <a href="/">Home</a><a href="/desk/Account">Accounts</a>
            <a href="/desk/Contact">Contacts</a><a href="/desk/Lead">Leads</a><a href="/desk/setup">Setup</a>
            <a href="/desk/calls">Calls</a></nav><h1>%1$s</h1>%2$s</body></html>
            """;

    private final SalesforceSimulator org;

    DeskPages(SalesforceSimulator org) {
        this.org = org;
    }

    String home() {
        String rows = OBJECTS.stream()
                .map(object -> "<tr><td><a href=\"/desk/" + object + "\">" + object + "</a></td><td>"
                        + org.admin().all(object).size() + "</td></tr>")
                .collect(Collectors.joining());
        return page(
                "An org that is not real",
                "<p>It answers the API as Salesforce does, for demos and tests. Sign in from the hub with this address as"
                        + " the domain.</p><table><tr><th>Object</th><th>Records</th></tr>" + rows + "</table>");
    }

    String list(String object, String find) {
        String wanted = find.toLowerCase(Locale.ROOT);
        String rows = org.admin().all(object).stream()
                .filter(row -> line(row).toLowerCase(Locale.ROOT).contains(wanted))
                .limit(MOST)
                .map(row -> "<tr><td><a href=\"/desk/record/" + row.id() + "\">" + escaped(row.text("Name"))
                        + "</a></td><td>" + escaped(row.text("Email") + row.text("AccountNumber")) + "</td><td>"
                        + row.id() + "</td><td>" + row.text("LastModifiedDate") + "</td></tr>")
                .collect(Collectors.joining());
        String search = "<form><input name=\"find\" value=\"" + escaped(find) + "\"> <button>Find</button></form>";
        return page(
                object + "s",
                search + "<table><tr><th>Name</th><th></th><th>Id</th><th>Last modified</th></tr>" + rows + "</table>");
    }

    private static String line(Row row) {
        return row.text("Name") + " " + row.text("Email") + " " + row.text("AccountNumber");
    }

    String record(String id, String said) {
        Row row = org.admin().get(id);
        ObjectSchema object = row.object();
        String fields = object.fields().stream()
                .filter(field -> !Blank.is(row.get(field)))
                .map(field -> "<tr><td>" + escaped(field.label()) + "</td><td>" + escaped(row.text(field.name()))
                        + "</td></tr>")
                .collect(Collectors.joining());
        String note = said.isEmpty() ? "" : "<p class=\"said\">" + escaped(said) + "</p>";
        return page(
                row.text("Name") + " (" + object.label() + ")", note + forms(row) + "<table>" + fields + "</table>");
    }

    private static String forms(Row row) {
        if (row.isDeleted()) {
            return row.text("MasterRecordId").isEmpty() ? form("undelete", "Undelete", "") : "";
        }
        String options = row.object().fields().stream()
                .filter(field -> field.is(io.concordat.connector.salesforce.simulator.schema.Trait.UPDATEABLE))
                .map(field -> "<option>" + field.name() + "</option>")
                .collect(Collectors.joining());
        String save = form("save", "Save", "<select name=\"field\">" + options + "</select> <input name=\"value\">");
        String merge =
                form("merge", "Merge into this", "<input name=\"other\" placeholder=\"id of the other record\">");
        boolean open = row.object().name().equals("Lead") && !row.isTrue("IsConverted");
        return save + merge + (open ? form("convert", "Convert", "") : "") + form("delete", "Delete", "");
    }

    private static String form(String action, String label, String inputs) {
        return "<form method=\"post\">" + inputs + " <button name=\"action\" value=\"" + action + "\">" + label
                + "</button></form>";
    }

    String setup() {
        Set<String> hidden = hidden();
        String rows = hidden.stream()
                .map(name -> "<tr><td>" + name + "</td><td>"
                        + form("show", "Show", "<input type=\"hidden\" name=\"field\" value=\"" + name + "\">")
                        + "</td></tr>")
                .collect(Collectors.joining());
        String hide = form("hide", "Hide from everybody", "<input name=\"field\" placeholder=\"Contact.Title\">");
        String limit = "<p>" + org.budget().header() + "</p>";
        return page(
                "Setup",
                "<h2>Fields that nobody sees</h2><table>" + rows + "</table>" + hide + "<h2>Sessions</h2>"
                        + form("expire", "End all sessions", "") + form("revoke", "Revoke all refresh tokens", "")
                        + "<h2>API calls of today</h2>" + limit + form("limit", "Use all of them up", "")
                        + form("reset", "Give them back", ""));
    }

    private Set<String> hidden() {
        Set<String> granted = org.admin().all("FieldPermissions").stream()
                .map(row -> row.text("Field"))
                .collect(Collectors.toSet());
        Set<String> hidden = new TreeSet<>();
        for (String name : OBJECTS) {
            for (FieldSchema field : org.setup().fields(name)) {
                boolean whole = granted.contains(name + "." + field.compound());
                if (field.isPermissionable() && !whole && !granted.contains(name + "." + field.name())) {
                    hidden.add(name + "." + field.name());
                }
            }
        }
        return hidden;
    }

    String calls() {
        List<RecordedCall> all = org.calls().all();
        String rows = all.subList(Math.max(0, all.size() - MOST), all.size()).stream()
                .map(call -> "<tr><td>" + call.time() + "</td><td>" + call.method() + "</td><td>"
                        + escaped(shortened(call.target())) + "</td><td>" + call.status() + "</td></tr>")
                .collect(Collectors.joining());
        return page("The latest calls", "<table>" + rows + "</table>");
    }

    private static String shortened(String target) {
        String plain = target.replaceAll("(token|code|state)=[^&]*", "$1=...");
        return plain.length() > 120 ? plain.substring(0, 120) + "..." : plain;
    }

    private static String page(String title, String body) {
        return PAGE.formatted(escaped(title), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
