package io.concordat.link;

import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.BulkUpdate;
import io.concordat.db.Packed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** A pair as a row of table {@code link}. */
public final class LinkRow {

    /** What {@link #link} reads, in its order. */
    public static final String COLUMNS = """
            l.id, l.connection_id, l.hub_object, l.hub_id, l.remote_object, l.remote_id, l.base, l.remote_hash,
            l.state, l.matched_by, l.evidence
            """;

    /** Inserts {@link #values}. */
    public static final BulkInsert INSERT = BulkInsert.into(
            "link",
            new Column("id", "uuid"),
            new Column("connection_id", "uuid"),
            new Column("hub_object", "varchar"),
            new Column("hub_id", "uuid"),
            new Column("remote_object", "varchar"),
            new Column("remote_id", "varchar"),
            new Column("base", "varchar"),
            new Column("remote_hash", "varchar"),
            new Column("state", "varchar"),
            new Column("matched_by", "varchar"),
            new Column("evidence", "varchar"));

    /** Stores {@link #settled}. */
    public static final BulkUpdate UPDATE = new BulkUpdate(
            "link",
            List.of(new Column("id", "uuid")),
            List.of(
                    new Column("base", "varchar"),
                    new Column("remote_hash", "varchar"),
                    new Column("state", "varchar")));

    private LinkRow() {}

    /** The whole row. */
    public static Object[] values(Link link) {
        return new Object[] {
            link.id(),
            link.connectionId(),
            link.hubObject().path(),
            link.hubId(),
            link.remoteObject(),
            link.remoteId(),
            Packed.shortMap(link.base()),
            link.remoteHash(),
            link.state().name(),
            link.matchedBy(),
            link.evidence()
        };
    }

    /** What a run changes of a pair. */
    public static Object[] settled(Link link) {
        return new Object[] {
            link.id(),
            Packed.shortMap(link.base()),
            link.remoteHash(),
            link.state().name()
        };
    }

    /** A row of {@link #COLUMNS}. */
    public static Link link(ResultSet row, StatementContext unused) throws SQLException {
        return new Link(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                HubObject.find(row.getString(3)).orElseThrow(),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                Packed.unpackMap(row.getString(7)),
                row.getString(8),
                Link.State.valueOf(row.getString(9)),
                row.getString(10),
                row.getString(11));
    }
}
