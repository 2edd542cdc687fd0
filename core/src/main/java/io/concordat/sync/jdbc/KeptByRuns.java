package io.concordat.sync.jdbc;

import io.concordat.canonical.HubObject;
import io.concordat.hub.PersonalDataKeeper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * What runs keep of a person: values in the journal, agreed values of pairs, questions with values to choose from, and
 * whatever waits. The lines of the journal stay, without values, so that the counts of a run stay true.
 */
@ApplicationScoped
public class KeptByRuns implements PersonalDataKeeper {

    private static final String ERASED_ERROR = "[\"ERASED\",\"the person was erased\",\"\"]";

    private static final String PAIRS = """
            SELECT connection_id, remote_object, remote_id
            FROM link
            WHERE hub_id = :hub AND hub_object = :object
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
            of(handle.createUpdate(FORGET_CHANGES_OF_PAIR).bind("erased", ERASED_ERROR), pair);
            OF_PAIR.forEach(sql -> of(handle.createUpdate(sql), pair));
        }
        of(handle.createUpdate(FORGET_CHANGES).bind("erased", ERASED_ERROR), object, hubId);
        of(handle.createUpdate(FORGET_QUESTIONS), object, hubId);
        OF_RECORD.forEach(sql -> of(handle.createUpdate(sql), object, hubId));
    }

    private static List<OtherSide> pairs(Handle handle, HubObject object, UUID hubId) {
        return handle.createQuery(PAIRS)
                .bind("hub", hubId)
                .bind("object", object.path())
                .map((row, unused) -> new OtherSide(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list();
    }

    private static void of(Update update, OtherSide pair) {
        update.bind("connection", pair.connectionId)
                .bind("remoteObject", pair.remoteObject)
                .bind("remote", pair.remoteId)
                .execute();
    }

    private static void of(Update update, HubObject object, UUID hubId) {
        update.bind("hub", hubId).bind("object", object.path()).execute();
    }
}
