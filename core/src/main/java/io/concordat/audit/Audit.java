package io.concordat.audit;

import io.concordat.db.Database;
import io.concordat.db.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The audit log. */
@ApplicationScoped
public class Audit {

    private static final int VERIFIED_AT_ONCE = 1000;

    private static final String LOCK_HEAD = """
            SELECT number, hash
            FROM audit_head
            WHERE id = 1
            FOR UPDATE
            """;

    private static final String MOVE_HEAD = """
            UPDATE audit_head
            SET number = :number, hash = :hash
            WHERE id = 1
            """;

    private static final String INSERT = """
            INSERT INTO audit (number, id, at, actor, action, target_kind, target_id, detail, address, hash)
            VALUES (:number, :id, :at, :actor, :action, :targetKind, :targetId, :detail, :address, :hash)
            """;

    private static final String PAGE_BACK = """
            SELECT number, id, at, actor, action, target_kind, target_id, detail, address, hash
            FROM audit
            WHERE number < :before
            ORDER BY number DESC
            LIMIT :limit
            """;

    private static final String OF_TARGET = """
            SELECT number, id, at, actor, action, target_kind, target_id, detail, address, hash
            FROM audit
            WHERE target_id = :target
            ORDER BY number DESC
            LIMIT :limit
            """;

    private static final String PAGE_ON = """
            SELECT number, id, at, actor, action, target_kind, target_id, detail, address, hash
            FROM audit
            WHERE number > :after
            ORDER BY number
            LIMIT :limit
            """;

    private static final String HEAD = """
            SELECT number, hash
            FROM audit_head
            WHERE id = 1
            """;

    private final Database database;
    private final Clock clock;
    private final Ids ids;

    @Inject
    public Audit(Database database, Clock clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Does something and records it, as the work itself says: in one transaction, so that both are done or neither.
     * Nothing that outlives the transaction may be begun by it.
     */
    public <T> T together(Supplier<T> work) {
        return database.call(handle -> work.get());
    }

    /**
     * Remembers a deed in the caller's transaction: if that is rolled back, nothing was done and nothing is remembered.
     * From here to the end of the transaction all others that record wait, so this comes last.
     */
    public void record(Deed deed) {
        database.run(handle -> {
            Head head = head(handle, LOCK_HEAD);
            Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            UUID id = ids.next();
            long number = head.number() + 1;
            append(handle, new AuditEntry(number, id, at, deed, Chain.link(head.hash(), number, id, at, deed)));
        });
    }

    /**
     * The latest entries, newest first.
     *
     * @param after the number of the last entry of the page before; empty for the first page
     */
    public List<AuditEntry> page(OptionalLong after, int limit) {
        return database.call(handle -> handle.createQuery(PAGE_BACK)
                .bind("before", after.orElse(Long.MAX_VALUE))
                .bind("limit", limit)
                .map(Audit::entry)
                .list());
    }

    /** The latest entries about one thing, newest first. */
    public List<AuditEntry> of(String targetId, int limit) {
        return database.call(handle -> handle.createQuery(OF_TARGET)
                .bind("target", targetId)
                .bind("limit", limit)
                .map(Audit::entry)
                .list());
    }

    /** How many entries there are. */
    public long count() {
        return database.call(handle -> head(handle, HEAD).number());
    }

    /** The number of the first entry that was changed, removed or moved; empty if the chain is whole. */
    public OptionalLong firstBroken() {
        Head end = database.call(handle -> head(handle, HEAD));
        Head last = new Head(0, "");
        while (last.number() < end.number()) {
            List<AuditEntry> page = after(last.number());
            for (AuditEntry entry : page) {
                if (!follows(last, entry)) {
                    return OptionalLong.of(last.number() + 1);
                }
                last = new Head(entry.number(), entry.hash());
            }
            if (page.isEmpty()) {
                return OptionalLong.of(last.number() + 1);
            }
        }
        return last.number() > end.number() || last.equals(end) ? OptionalLong.empty() : OptionalLong.of(last.number());
    }

    private static boolean follows(Head last, AuditEntry entry) {
        return entry.number() == last.number() + 1
                && entry.hash().equals(Chain.link(last.hash(), entry.number(), entry.id(), entry.at(), entry.deed()));
    }

    private List<AuditEntry> after(long number) {
        return database.call(handle -> handle.createQuery(PAGE_ON)
                .bind("after", number)
                .bind("limit", VERIFIED_AT_ONCE)
                .map(Audit::entry)
                .list());
    }

    private static Head head(Handle handle, String query) {
        return handle.createQuery(query)
                .map((row, context) -> new Head(row.getLong("number"), row.getString("hash")))
                .one();
    }

    private static void append(Handle handle, AuditEntry entry) {
        handle.createUpdate(INSERT)
                .bind("number", entry.number())
                .bind("id", entry.id())
                .bind("at", entry.at().atOffset(ZoneOffset.UTC))
                .bind("actor", entry.deed().actor())
                .bind("action", entry.deed().action())
                .bind("targetKind", entry.deed().targetKind())
                .bind("targetId", entry.deed().targetId())
                .bind("detail", entry.deed().detail())
                .bind("address", entry.deed().address())
                .bind("hash", entry.hash())
                .execute();
        handle.createUpdate(MOVE_HEAD)
                .bind("number", entry.number())
                .bind("hash", entry.hash())
                .execute();
    }

    private static AuditEntry entry(ResultSet row, StatementContext unused) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Deed(
                        row.getString("actor"),
                        row.getString("address"),
                        row.getString("action"),
                        row.getString("target_kind"),
                        row.getString("target_id"),
                        row.getString("detail")),
                row.getString("hash"));
    }

    /** The end of the chain. */
    private record Head(long number, String hash) {}
}
