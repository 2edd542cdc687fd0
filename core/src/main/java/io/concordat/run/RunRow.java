package io.concordat.run;

import io.concordat.db.Packed;
import io.concordat.db.Times;
import io.concordat.run.Run.ApiCalls;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** A run as a row of table {@code run}. */
public final class RunRow {

    /** What {@link #run} reads, in its order. */
    public static final String COLUMNS = """
            r.id, r.connection_id, r.kind, r.triggered_by, r.started_by, r.full_read, r.undoes, r.state, r.phase,
            r.done, r.total, r.counts, r.started_at, r.ended_at, r.digest, r.guards, r.resume_at, r.error,
            r.cancelled, r.calls_estimated, r.calls_used, r.calls_remaining, r.waited_from, r.waited_until
            """;

    private static final String INSERT = """
            INSERT INTO run (id, connection_id, kind, triggered_by, started_by, full_read, undoes, state, phase, done,
                total, counts, started_at, ended_at, digest, guards, resume_at, error, cancelled, calls_estimated,
                calls_used, calls_remaining, waited_from, waited_until, open_operations)
            VALUES (:id, :connection, :kind, :trigger, :startedBy, :full, CAST(:undoes AS uuid), :state, :phase, :done,
                :total, :counts, :startedAt, :endedAt, :digest, :guards, :resumeAt, :error, :cancelled, :estimated,
                :used, :remaining, :waitedFrom, :waitedUntil, FALSE)
            """;

    private static final String SAVE = """
            UPDATE run
            SET state = :state, phase = :phase, done = :done, total = :total, counts = :counts, ended_at = :endedAt,
                digest = :digest, guards = :guards, resume_at = :resumeAt, error = :error,
                cancelled = (cancelled OR :cancelled), calls_estimated = :estimated, calls_used = :used,
                calls_remaining = :remaining, waited_from = :waitedFrom, waited_until = :waitedUntil
            WHERE id = :id
            """;

    private RunRow() {}

    /** Stores a new run. */
    static void insert(Handle handle, Run run) {
        bound(handle.createUpdate(INSERT), run)
                .bind("connection", run.connectionId())
                .bind("kind", run.kind().name())
                .bind("trigger", run.trigger().name())
                .bind("startedBy", run.startedBy())
                .bind("full", run.full())
                .bindByType("undoes", run.undoes().orElse(null), UUID.class)
                .bind("startedAt", Times.of(run.startedAt()))
                .execute();
    }

    /** Stores what changes in the course of a run; never takes a cancellation back. */
    public static void save(Handle handle, Run run) {
        bound(handle.createUpdate(SAVE), run).execute();
    }

    private static Update bound(Update update, Run run) {
        Progress progress = run.progress();
        time(update, "endedAt", run.endedAt());
        time(update, "waitedFrom", run.waiting().from());
        time(update, "waitedUntil", run.waiting().until());
        time(update, "resumeAt", run.resumeAt());
        return update.bind("id", run.id())
                .bind("state", run.state().name())
                .bind("phase", progress.phase())
                .bind("done", progress.done())
                .bind("total", progress.total())
                .bind("counts", counts(progress))
                .bind("digest", run.digest())
                .bind("guards", Packed.list(run.guards()))
                .bind("error", run.error())
                .bind("cancelled", run.cancelled())
                .bind("estimated", run.apiCalls().estimated())
                .bind("used", run.apiCalls().used())
                .bindByType("remaining", run.apiCalls().remaining().orElse(null), Long.class);
    }

    private static void time(Update update, String name, Optional<Instant> moment) {
        update.bindByType(name, moment.map(Times::of).orElse(null), OffsetDateTime.class);
    }

    /** A row of {@link #COLUMNS}. */
    public static Run run(ResultSet row, StatementContext unused) throws SQLException {
        return new Run(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                RunKind.valueOf(row.getString(3)),
                Trigger.valueOf(row.getString(4)),
                row.getString(5),
                row.getBoolean(6),
                Optional.ofNullable(row.getObject(7, UUID.class)),
                RunState.valueOf(row.getString(8)),
                new Progress(row.getString(9), row.getLong(10), row.getLong(11), counts(row.getString(12))),
                Times.get(row, 13),
                Times.find(row, 14),
                new Run.Waiting(Times.find(row, 23), Times.find(row, 24)),
                row.getString(15),
                Packed.unpackList(row.getString(16)),
                Times.find(row, 17),
                row.getString(18),
                row.getBoolean(19),
                new ApiCalls(row.getLong(20), row.getLong(21), Optional.ofNullable(row.getObject(22, Long.class))));
    }

    private static String counts(Progress progress) {
        Map<String, String> counts = new LinkedHashMap<>();
        progress.counts().forEach((count, number) -> counts.put(count.name(), Long.toString(number)));
        return Packed.map(counts);
    }

    private static Map<Count, Long> counts(String packed) {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        Packed.unpackMap(packed).forEach((count, number) -> counts.put(Count.valueOf(count), Long.valueOf(number)));
        return counts;
    }
}
