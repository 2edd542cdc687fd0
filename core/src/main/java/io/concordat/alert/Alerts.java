package io.concordat.alert;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.connection.Connections;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.Times;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code alert} and {@code alert_mute}: what is the matter, who has seen it, and who is told of what. */
@ApplicationScoped
public class Alerts {

    /** What {@link #alert} reads. */
    static final String LIST = """
            SELECT a.id, a.connection_id, c.name, a.kind, a.detail, a.raised_at, a.resolved_at, a.seen_by, a.seen_at
            FROM alert a
            JOIN connection c ON c.id = a.connection_id
            """;

    private static final String OPEN = LIST + """
            WHERE a.resolved_at IS NULL
            ORDER BY a.raised_at DESC, a.id
            """;

    private static final String ALL = LIST + """
            ORDER BY a.raised_at DESC, a.id
            """;

    private static final String RAISE_AGAIN = """
            UPDATE alert
            SET raised_at = :now, resolved_at = NULL, seen_by = '', seen_at = NULL, detail = :detail
            WHERE connection_id = :connection AND kind = :kind AND resolved_at IS NOT NULL
            """;

    private static final String GO_ON = """
            UPDATE alert
            SET detail = :detail
            WHERE connection_id = :connection AND kind = :kind AND resolved_at IS NULL
            """;

    private static final String RAISE = """
            INSERT INTO alert (id, connection_id, kind, detail, raised_at, seen_by, told, mailed)
            VALUES (:id, :connection, :kind, :detail, :now, '', '', '')
            """;

    private static final String RESOLVE = """
            UPDATE alert
            SET resolved_at = :now
            WHERE id = :id AND resolved_at IS NULL
            """;

    private static final String SEE = """
            UPDATE alert
            SET seen_by = :who, seen_at = :now
            WHERE id = :id AND resolved_at IS NULL AND seen_at IS NULL
            """;

    private static final String MUTED = """
            SELECT kind
            FROM alert_mute
            WHERE connection_id = :connection
            """;

    private static final String MUTE = """
            INSERT INTO alert_mute (connection_id, kind)
            VALUES (:connection, :kind)
            """;

    private final Database database;
    private final Connections connections;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Alerts(Database database, Connections connections, Audit audit, Ids ids, Clock clock) {
        this.database = database;
        this.connections = connections;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is the matter, as it was noticed last; the newest first. */
    public List<Alert> open() {
        return list(OPEN);
    }

    /** What is and what was the matter; the newest first. */
    public List<Alert> all() {
        return list(ALL);
    }

    /**
     * Somebody has seen it and need not be reminded.
     *
     * @throws HubException of kind NOT_FOUND, or CONFLICT if it is over
     */
    public Alert acknowledge(Caller caller, UUID id) {
        caller.require(Permission.ACTIVATE_DESTINATIONS);
        Alert found = get(id);
        if (found.resolvedAt().isPresent()) {
            throw new HubException(HubException.Kind.CONFLICT, "this is over already; reload the page");
        }
        database.run(handle -> {
            int seen = handle.createUpdate(SEE)
                    .bind("id", id)
                    .bind("who", caller.name())
                    .bind("now", Times.of(clock.instant()))
                    .execute();
            if (seen > 0) {
                audit.record(caller.did(
                        "ALERT_SEEN",
                        "connection",
                        found.connectionId(),
                        found.kind().name()));
            }
        });
        return get(id);
    }

    /** @throws HubException of kind NOT_FOUND */
    public Alert get(UUID id) {
        return all().stream()
                .filter(alert -> alert.id().equals(id))
                .findFirst()
                .orElseThrow(() -> HubException.notFound("this alert"));
    }

    /** What a connection sends to other systems. */
    public Set<AlertKind> subscribed(UUID connectionId) {
        Set<AlertKind> kinds = EnumSet.allOf(AlertKind.class);
        database.call(handle -> handle.createQuery(MUTED)
                        .bind("connection", connectionId)
                        .mapTo(String.class)
                        .list())
                .forEach(kind -> kinds.remove(AlertKind.valueOf(kind)));
        return kinds;
    }

    /** From now on a connection sends these and no others. */
    public void subscribe(Caller caller, UUID connectionId, Set<AlertKind> kinds) {
        caller.require(Permission.MANAGE_DESTINATIONS);
        connections.get(connectionId);
        Set<AlertKind> muted = EnumSet.allOf(AlertKind.class);
        muted.removeAll(kinds);
        database.run(handle -> {
            handle.createUpdate("DELETE FROM alert_mute WHERE connection_id = :connection")
                    .bind("connection", connectionId)
                    .execute();
            muted.forEach(kind -> handle.createUpdate(MUTE)
                    .bind("connection", connectionId)
                    .bind("kind", kind.name())
                    .execute());
            audit.record(caller.did(
                    "ALERTS_CHOSEN",
                    "connection",
                    connectionId,
                    kinds.stream().map(Enum::name).sorted().collect(Collectors.joining(", "))));
        });
    }

    /**
     * Puts what is remembered in line with what is the matter now.
     *
     * @param looked the kinds that were looked for; of others nothing is known, so they stay as they are
     */
    void settle(List<Condition> now, Set<AlertKind> looked) {
        database.run(handle -> {
            Set<String> lasting = new HashSet<>();
            for (Condition condition : now) {
                lasting.add(condition.kind() + " " + condition.connectionId());
                raise(handle, condition);
            }
            handle.createQuery(OPEN).map(Alerts::alert).list().stream()
                    .filter(alert -> looked.contains(alert.kind()))
                    .filter(alert -> !lasting.contains(alert.kind() + " " + alert.connectionId()))
                    .forEach(alert -> handle.createUpdate(RESOLVE)
                            .bind("id", alert.id())
                            .bind("now", Times.of(clock.instant()))
                            .execute());
        });
    }

    private void raise(Handle handle, Condition condition) {
        Map<String, Object> values = Map.of(
                "connection", condition.connectionId(),
                "kind", condition.kind().name(),
                "detail", condition.detail());
        boolean known = handle.createUpdate(GO_ON).bindMap(values).execute() > 0
                || handle.createUpdate(RAISE_AGAIN)
                                .bindMap(values)
                                .bind("now", Times.of(clock.instant()))
                                .execute()
                        > 0;
        if (!known) {
            handle.createUpdate(RAISE)
                    .bindMap(values)
                    .bind("id", ids.next())
                    .bind("now", Times.of(clock.instant()))
                    .execute();
        }
    }

    static String event(Alert alert) {
        return alert.resolvedAt().isPresent() ? "RESOLVED" : "RAISED";
    }

    private List<Alert> list(String sql) {
        return database.call(
                handle -> handle.createQuery(sql).map(Alerts::alert).list());
    }

    static Alert alert(ResultSet row, StatementContext unused) throws SQLException {
        return new Alert(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                AlertKind.valueOf(row.getString(4)),
                row.getString(5),
                Times.get(row, 6),
                Times.find(row, 7),
                row.getString(8),
                Times.find(row, 9));
    }
}
