package io.concordat.alert;

import io.concordat.db.Database;
import java.util.List;
import java.util.UUID;

/** What was told of alerts in one way: once when they begin, and once when they are over. */
final class Told {

    private static final String UNTOLD = Alerts.LIST + """
            WHERE (a.resolved_at IS NULL AND a.%1$s <> 'RAISED' OR a.resolved_at IS NOT NULL AND a.%1$s = 'RAISED')
                AND NOT EXISTS (SELECT 1 FROM alert_mute m WHERE m.connection_id = a.connection_id AND m.kind = a.kind)
            ORDER BY a.raised_at, a.id
            """;

    private static final String TELL = """
            UPDATE alert
            SET %1$s = :told
            WHERE id = :id AND %1$s = :before
            """;

    /** A way to tell of alerts; each has a column of its own. */
    enum Way {
        WEBHOOK("told"),
        MAIL("mailed");

        private final String column;

        Way(String column) {
            this.column = column;
        }
    }

    private final Database database;
    private final String untold;
    private final String tell;

    Told(Database database, Way way) {
        this.database = database;
        this.untold = UNTOLD.formatted(way.column);
        this.tell = TELL.formatted(way.column);
    }

    /** What has to be told, the oldest first. */
    List<Alert> untold() {
        return database.call(
                handle -> handle.createQuery(untold).map(Alerts::alert).list());
    }

    /** Takes it on to tell of an alert; of several nodes that try at once, one does. */
    boolean takeOn(Alert alert) {
        String event = Alerts.event(alert);
        boolean raised = event.equals("RAISED");
        return set(alert.id(), raised ? "RESOLVED" : "RAISED", event) || (raised && set(alert.id(), "", event));
    }

    /** It could not be told; it is tried again. */
    void giveBack(Alert alert) {
        String event = Alerts.event(alert);
        set(alert.id(), event, event.equals("RAISED") ? "RESOLVED" : "RAISED");
    }

    private boolean set(UUID id, String before, String after) {
        return database.call(handle -> handle.createUpdate(tell)
                        .bind("id", id)
                        .bind("before", before)
                        .bind("told", after)
                        .execute())
                > 0;
    }
}
