package io.concordat.sync.jdbc;

import io.concordat.canonical.HubObject;
import io.concordat.db.Dialect;
import io.concordat.hub.PersonalDataKeeper;
import io.concordat.run.Change;
import io.concordat.run.ChangeFacets;
import io.concordat.run.ChangeRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What runs keep of a person: values in the journal, agreed values of pairs, questions with values to choose from, and
 * whatever waits. The lines of the journal stay, without values, so that the counts of a run stay true; none is found
 * or counted by a field or a rule any more.
 */
@ApplicationScoped
public class KeptByRuns implements PersonalDataKeeper {

    private static final String ERASED_ERROR = "[\"ERASED\",\"the person was erased\",\"\"]";

    private static final String PAIRS = """
            SELECT connection_id, remote_object, remote_id
            FROM link
            WHERE hub_id = :hub AND hub_object = :object
            """;

    private static final String WITH_VALUES = "SELECT " + ChangeRow.COLUMNS + """
            FROM change c
            WHERE (c.fields <> '' OR c.evidence <> '') AND c.hub_id = :hub AND c.hub_object = :object
            ORDER BY c.run_id, c.id
            """;

    private static final String WITH_VALUES_OF_PAIR = "SELECT " + ChangeRow.COLUMNS + """
            FROM change c
            WHERE (c.fields <> '' OR c.evidence <> '') AND c.remote_object = :remoteObject AND c.remote_id = :remote
                AND c.run_id IN (SELECT id FROM run WHERE connection_id = :connection)
            ORDER BY c.run_id, c.id
            """;

    private static final String ONE = "SELECT " + ChangeRow.COLUMNS + """
            FROM change c
            WHERE c.run_id = :run AND c.id = :id
            """;

    private static final String FORGET_CHANGES = """
            UPDATE change
            SET fields = '', base = '', evidence = '', error = CASE WHEN error = '' THEN '' ELSE :erased END
            WHERE hub_id = :hub AND hub_object = :object
            """;

    private static final String FORGET_CHANGES_OF_PAIR = """
            UPDATE change
            SET fields = '', base = '', evidence = '', error = CASE WHEN error = '' THEN '' ELSE :erased END
            WHERE remote_object = :remoteObject AND remote_id = :remote
                AND run_id IN (SELECT id FROM run WHERE connection_id = :connection)
            """;

    private static final String FORGET_QUESTIONS = """
            UPDATE review
            SET choices = '', taken_value = '', state = CASE WHEN state = 'OPEN' THEN 'CLOSED' ELSE state END
            WHERE hub_id = :hub AND hub_object = :object
            """;

    private static final String FORGET_QUESTIONS_OF_PAIR = """
            UPDATE review
            SET choices = '', taken_value = '', state = CASE WHEN state = 'OPEN' THEN 'CLOSED' ELSE state END
            WHERE connection_id = :connection AND remote_object = :remoteObject AND remote_id = :remote
            """;

    /** In this order: the pair goes last, because it says which records of the other side are meant. */
    private static final List<String> OF_RECORD = List.of(
            "DELETE FROM hold WHERE hub_id = :hub AND hub_object = :object",
            "DELETE FROM stage WHERE hub_id = :hub AND hub_object = :object",
            "DELETE FROM abandoned WHERE hub_id = :hub",
            "DELETE FROM kept_apart WHERE hub_id = :hub AND hub_object = :object",
            "DELETE FROM link WHERE hub_id = :hub AND hub_object = :object");

    private static final List<String> OF_PAIR = List.of(
            FORGET_QUESTIONS_OF_PAIR,
            "DELETE FROM hold WHERE connection_id = :connection AND remote_object = :remoteObject AND remote_id = :remote",
            """
            DELETE FROM stage
            WHERE remote_object = :remoteObject AND remote_id = :remote
                AND run_id IN (SELECT id FROM run WHERE connection_id = :connection)
            """);

    private record OtherSide(UUID connectionId, String remoteObject, String remoteId) {}

    @Override
    public Map<String, String> names(Handle handle, HubObject object, UUID hubId) {
        Map<String, String> names = new HashMap<>();
        pairs(handle, object, hubId)
                .forEach(pair -> names.put("link." + pair.connectionId + "." + pair.remoteObject, pair.remoteId));
        return names;
    }

    @Override
    public void erase(Handle handle, HubObject object, UUID hubId) {
        for (OtherSide pair : pairs(handle, object, hubId)) {
            List<Change> told = changes(of(handle.createQuery(WITH_VALUES_OF_PAIR), pair));
            of(handle.createUpdate(FORGET_CHANGES_OF_PAIR).bind("erased", ERASED_ERROR), pair)
                    .execute();
            countAnew(handle, told);
            OF_PAIR.forEach(sql -> of(handle.createUpdate(sql), pair).execute());
        }
        List<Change> told = changes(of(handle.createQuery(WITH_VALUES), object, hubId));
        of(handle.createUpdate(FORGET_CHANGES).bind("erased", ERASED_ERROR), object, hubId)
                .execute();
        countAnew(handle, told);
        of(handle.createUpdate(FORGET_QUESTIONS), object, hubId).execute();
        OF_RECORD.forEach(sql -> of(handle.createUpdate(sql), object, hubId).execute());
    }

    private static List<Change> changes(Query query) {
        return query.map(ChangeRow::change).list();
    }

    /** Each by itself: they stand far apart, and what is counted together is looked for together. */
    private static void countAnew(Handle handle, List<Change> told) {
        Dialect dialect = Dialect.of(handle);
        for (Change before : told) {
            ChangeFacets.subtract(handle, dialect, List.of(before));
            ChangeFacets.add(
                    handle,
                    dialect,
                    changes(handle.createQuery(ONE).bind("run", before.runId()).bind("id", before.id())));
        }
    }

    private static List<OtherSide> pairs(Handle handle, HubObject object, UUID hubId) {
        return handle.createQuery(PAIRS)
                .bind("hub", hubId)
                .bind("object", object.path())
                .map((row, unused) -> new OtherSide(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list();
    }

    private static <S extends SqlStatement<S>> S of(S statement, OtherSide pair) {
        return statement
                .bind("connection", pair.connectionId)
                .bind("remoteObject", pair.remoteObject)
                .bind("remote", pair.remoteId);
    }

    private static <S extends SqlStatement<S>> S of(S statement, HubObject object, UUID hubId) {
        return statement.bind("hub", hubId).bind("object", object.path());
    }
}
