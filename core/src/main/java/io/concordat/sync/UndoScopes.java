package io.concordat.sync;

import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** How much each undo takes back, kept for whichever process plans it. The table {@code undo_scope}. */
@ApplicationScoped
class UndoScopes {

    private static final String KEEP = """
            INSERT INTO undo_scope (run_id, change_id, field)
            VALUES (:run, CAST(:change AS uuid), :field)
            """;

    private static final String FIND = """
            SELECT change_id, field
            FROM undo_scope
            WHERE run_id = :run
            """;

    private final Database database;

    @Inject
    UndoScopes(Database database) {
        this.database = database;
    }

    /** Keeps the scope of an undo that is about to be started. */
    void keep(UUID runId, UndoScope scope) {
        if (!scope.equals(UndoScope.EVERYTHING)) {
            database.run(handle -> handle.createUpdate(KEEP)
                    .bind("run", runId)
                    .bind("change", scope.changeId().map(UUID::toString).orElse(null))
                    .bind("field", scope.field().orElse(""))
                    .execute());
        }
    }

    /** What a run takes back; everything, if nothing else was said. */
    UndoScope of(UUID runId) {
        return database.call(handle -> handle.createQuery(FIND)
                .bind("run", runId)
                .map((row, unused) -> new UndoScope(
                        Optional.ofNullable(row.getObject(1, UUID.class)),
                        Optional.of(row.getString(2)).filter(field -> !field.isEmpty())))
                .findOne()
                .orElse(UndoScope.EVERYTHING));
    }
}
