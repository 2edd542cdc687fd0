package io.concordat.run;

import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Who may run which connection at the moment. */
@ApplicationScoped
public class Leases {

    private static final String LIST = """
            SELECT name, node, fence, held_until, holder <> '' AND held_until >= CURRENT_TIMESTAMP AS held
            FROM lease
            ORDER BY name
            """;

    private final Database database;

    @Inject
    public Leases(Database database) {
        this.database = database;
    }

    /**
     * A lease.
     *
     * @param name of what it is: the id of a connection
     * @param node who holds it, "" if nobody does
     * @param fence how often it was granted
     * @param until when it ends unless it is renewed
     */
    public record Lease(String name, String node, long fence, Instant until, boolean held) {}

    public List<Lease> list() {
        return database.call(handle -> handle.createQuery(LIST)
                .map((row, unused) -> new Lease(
                        row.getString("name"),
                        row.getString("node"),
                        row.getLong("fence"),
                        row.getObject("held_until", OffsetDateTime.class).toInstant(),
                        row.getBoolean("held")))
                .list());
    }
}
