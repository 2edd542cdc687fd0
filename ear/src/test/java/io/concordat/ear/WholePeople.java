package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The people of both sides as they must be in the end, each told by an e-mail address, and whether they are. */
final class WholePeople {

    private final Map<String, Map<String, String>> expected = new HashMap<>();
    private final List<String> rowIds = new ArrayList<>();

    /** Somebody new, on either side. */
    void expect(String email) {
        expect(email, "lastName", "Name " + email);
    }

    /** Somebody whose field was edited. */
    void expect(String email, String field, String value) {
        expected.computeIfAbsent(email, somebody -> new HashMap<>()).put(field, value);
    }

    /** A row that people made in the file. */
    void expectRow(String id) {
        rowIds.add(id);
    }

    /** Where a field stands in the rows of the file. */
    static int column(String field) {
        return ContactsFile.column(Character.toUpperCase(field.charAt(0)) + field.substring(1));
    }

    /**
     * Nobody is lost, nobody is there twice, and every edit stands on both sides.
     *
     * @param run what the last run said of itself
     * @param contacts the rows of the file
     */
    void assertWhole(String run, Database database, List<List<String>> contacts) {
        List<Map<String, String>> hub = profiles(database);
        List<Map<String, String>> file =
                contacts.stream().map(WholePeople::values).toList();
        assertOncePerPerson("profiles after " + run, emails(hub));
        assertOncePerPerson("contacts after " + run, emails(file));
        assertNothingLost("in the hub", hub, database);
        assertNothingLost("in the file", file, database);
        assertLinks(database);
        assertNothingElseTouched(contacts);
    }

    private void assertNothingLost(String where, List<Map<String, String>> side, Database database) {
        List<String> wrong = new ArrayList<>();
        side.forEach(person -> {
            String email = person.getOrDefault("email", "");
            expected.getOrDefault(email, Map.of()).forEach((field, value) -> {
                if (!value.equals(person.getOrDefault(field, ""))) {
                    wrong.add(email + " " + field + ": " + person.get(field) + " instead of " + value);
                    wrong.addAll(Remembered.of(database, email));
                }
            });
        });
        assertThat(wrong).as("lost edits " + where).isEmpty();
    }

    private static Map<String, String> values(List<String> row) {
        Map<String, String> values = new HashMap<>();
        for (String field : List.of("lastName", "email", "phone", "title", "department", "mobilePhone")) {
            values.put(field, row.get(column(field)));
        }
        return values;
    }

    private static List<Map<String, String>> profiles(Database database) {
        String sql = """
                SELECT email, last_name AS "lastName", phone, title, department, mobile_phone AS "mobilePhone"
                FROM profile
                WHERE NOT deleted
                """;
        return database.call(handle -> handle.createQuery(sql)
                .map((row, context) -> {
                    Map<String, String> values = new HashMap<>();
                    for (String field : List.of("email", "lastName", "phone", "title", "department", "mobilePhone")) {
                        values.put(field, row.getString(field));
                    }
                    return values;
                })
                .list());
    }

    private void assertLinks(Database database) {
        String sql = "SELECT p.email FROM link l JOIN profile p ON p.id = l.hub_id";
        List<String> linked = database.call(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
        assertOncePerPerson("links", linked);
    }

    private void assertOncePerPerson(String what, List<String> emails) {
        Set<String> missing = new TreeSet<>(expected.keySet());
        emails.forEach(missing::remove);
        assertThat(missing).as("missing " + what).isEmpty();
        assertThat(emails).as(what).doesNotHaveDuplicates().hasSize(expected.size());
    }

    private static List<String> emails(List<Map<String, String>> side) {
        return side.stream().map(person -> person.getOrDefault("email", "")).toList();
    }

    private void assertNothingElseTouched(List<List<String>> contacts) {
        List<String> own = contacts.stream()
                .map(row -> row.get(ContactsFile.column("Id")))
                .filter(rowIds::contains)
                .toList();
        assertThat(own).as("the rows that people made, in their order").hasSameSizeAs(rowIds);
        contacts.stream()
                .filter(row -> row.get(ContactsFile.column("Id")).startsWith("C-"))
                .forEach(row -> {
                    String id = row.get(ContactsFile.column("Id"));
                    assertThat(row).startsWith("owner of " + id).endsWith("region of " + id);
                });
    }
}
