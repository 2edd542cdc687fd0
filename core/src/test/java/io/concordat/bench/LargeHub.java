package io.concordat.bench;

import io.concordat.db.Database;
import io.concordat.db.Packed;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Fills a hub with made-up profiles, their match keys, and a run that changed each of them, all by the database itself.
 */
final class LargeHub {

    private static final int CHUNK = 50_000;
    private static final String ID = "CAST('00000000-0000-7000-8000-' || LPAD(CAST(s.x AS varchar), 12, '0') AS uuid)";

    private static final String PROFILES = """
            INSERT INTO profile (id, version, updated_at, deleted, known, external_key, first_name, last_name, email)
            SELECT %s, 1, CURRENT_TIMESTAMP, FALSE, TRUE, 'P' || s.x, 'First' || MOD(s.x, 1000),
                'Last' || MOD(CAST(s.x AS bigint) * 7919, 50000), 'person' || s.x || '@example.com'
            FROM %s
            """;

    private static final String KEYS = """
            INSERT INTO match_key (object, attribute, value_key, hub_id)
            SELECT 'profiles', '%s', %s, %s
            FROM %s
            """;

    private static final String CHANGES = """
            INSERT INTO change (run_id, id, side, action, hub_object, remote_object, hub_id, remote_id, fields, base,
                evidence, hub_version, remote_revision, remote_hash, fingerprint, state, token, error_code, error)
            SELECT CAST('%s' AS uuid), %s, CASE WHEN MOD(s.x, 10) = 0 THEN 'REMOTE' ELSE 'HUB' END,
                CASE WHEN MOD(s.x, 10000) = 5000 THEN 'CREATE' ELSE 'UPDATE' END,
                CASE WHEN MOD(s.x, 10000) = 5000 THEN 'leads' ELSE 'profiles' END,
                'Contact', %s, 'R' || s.x, CASE WHEN MOD(s.x, 10000) = 5000 THEN '{"phone":["","1","NEWEST_HUB"]}'
                    ELSE '{"title":["","Pilot","REMOTE_CHANGED"]}' END, '', '', 1, '', '', '',
                CASE WHEN MOD(s.x, 10000) = 0 THEN 'REJECTED' ELSE 'APPLIED' END, '',
                CASE WHEN MOD(s.x, 10000) = 0 THEN 'VALUE_TOO_LONG' ELSE '' END, CASE WHEN MOD(s.x, 10000) = 0 THEN '%s' ELSE '' END
            FROM %s
            """;

    /** As runs append them: a thousand at once. */
    private static final String FACETS = """
            INSERT INTO change_facet (run_id, side, hub_object, action, field, rule, first_id, last_id, changes)
            SELECT CAST('%s' AS uuid), side, object, action, field, rule,
                CAST(MIN(CAST(id AS varchar)) AS uuid), CAST(MAX(CAST(id AS varchar)) AS uuid), COUNT(*)
            FROM (
                SELECT CEIL(s.x / 1000.0) AS part, %s AS id, CASE WHEN MOD(s.x, 10) = 0 THEN 'REMOTE' ELSE 'HUB' END AS side,
                    CASE WHEN MOD(s.x, 10000) = 5000 THEN 'leads' ELSE 'profiles' END AS object,
                    CASE WHEN MOD(s.x, 10000) = 5000 THEN 'CREATE' ELSE 'UPDATE' END AS action,
                    CASE WHEN k.n <> 1 THEN '' WHEN MOD(s.x, 10000) = 5000 THEN 'phone' ELSE 'title' END AS field,
                    CASE WHEN k.n <> 2 THEN '' WHEN MOD(s.x, 10000) = 5000 THEN 'NEWEST_HUB' ELSE 'REMOTE_CHANGED' END AS rule
                FROM %s CROSS JOIN (VALUES (0), (1), (2)) k(n)) facet
            GROUP BY part, side, object, action, field, rule
            """;

    private static final String TROUBLES = """
            INSERT INTO change_trouble (run_id, id)
            SELECT CAST('%s' AS uuid), %s
            FROM %s
            WHERE MOD(s.x, 10000) = 0
            """;

    private static final String ERROR = Packed.list(List.of("VALUE_TOO_LONG", "it is too long", "shorten it"));

    private final Database database;
    private final BenchDatabase.Kind kind;
    private final UUID run;

    LargeHub(Database database, BenchDatabase.Kind kind, UUID run) {
        this.database = database;
        this.kind = kind;
        this.run = run;
    }

    /** The id of a profile, by its number from 1. */
    static UUID id(int number) {
        return UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number));
    }

    void fill(int size) {
        for (int from = 1; from <= size; from += CHUNK) {
            String range = range(from, Math.min(size, from + CHUNK - 1));
            database.run(handle -> fill(handle, range));
        }
        database.run(handle -> handle.execute(kind == BenchDatabase.Kind.H2 ? "ANALYZE" : "ANALYZE profile"));
        if (kind == BenchDatabase.Kind.POSTGRESQL) {
            database.run(handle -> handle.execute("ANALYZE match_key"));
            database.run(handle -> handle.execute("ANALYZE change"));
            database.run(handle -> handle.execute("ANALYZE change_facet"));
            database.run(handle -> handle.execute("ANALYZE change_trouble"));
        }
    }

    private void fill(Handle handle, String range) {
        handle.execute(PROFILES.formatted(ID, range));
        key(handle, "email", "'person' || s.x || '@example.com'", range);
        key(handle, "lastName", "'last' || MOD(CAST(s.x AS bigint) * 7919, 50000)", range);
        key(handle, "name", "'first' || MOD(s.x, 1000) || ' last' || MOD(CAST(s.x AS bigint) * 7919, 50000)", range);
        handle.execute(CHANGES.formatted(run, ID, ID, ERROR, range));
        handle.execute(FACETS.formatted(run, ID, range));
        handle.execute(TROUBLES.formatted(run, ID, range));
    }

    private void key(Handle handle, String attribute, String value, String range) {
        String bytes =
                kind == BenchDatabase.Kind.H2 ? "STRINGTOUTF8(" + value + ")" : "convert_to(" + value + ", 'UTF8')";
        handle.execute(KEYS.formatted(attribute, bytes, ID, range));
    }

    private String range(int from, int to) {
        String series = kind == BenchDatabase.Kind.H2 ? "SYSTEM_RANGE" : "generate_series";
        return series + "(" + from + ", " + to + ") s(x)";
    }
}
