package io.concordat.answer;

import io.concordat.HubException;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.security.SecretPlace;
import io.concordat.security.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Remembers for a day what was answered. A key is taken before the work begins, so that of two requests at once one is
 * carried out; a key whose request came to nothing is free again. Safe for many threads.
 */
@ApplicationScoped
public class Answers {

    private static final Duration KEPT = Duration.ofHours(24);

    /** After so long a request without an answer counts as lost, with the server that carried it out. */
    private static final Duration LONGEST_WORK = Duration.ofHours(1);

    private static final String FORGET = """
            DELETE FROM kept_answer
            WHERE at < :before OR (status = 0 AND at < :lost)
            """;

    private static final String TAKE = """
            INSERT INTO kept_answer (id, caller, request_key, route, body_hash, at, status, location, tag, body)
            VALUES (:id, :caller, :key, :route, '', :at, 0, '', '', '')
            """;

    private static final String FIND = """
            SELECT id, route, body_hash, status, location, tag, body
            FROM kept_answer
            WHERE caller = :caller AND request_key = :key
            """;

    private static final String KEEP = """
            UPDATE kept_answer
            SET body_hash = :bodyHash, status = :status, location = :location, tag = :tag, body = :body
            WHERE id = :id
            """;

    private static final String RELEASE = """
            DELETE FROM kept_answer
            WHERE id = :id
            """;

    private final Database database;
    private final Secrets secrets;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Answers(Database database, Secrets secrets, Ids ids, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of a key. */
    public sealed interface Claim {

        /** The request is new: it is to be carried out, and then kept or released. */
        record Taken(UUID id) implements Claim {}

        /**
         * It was answered already.
         *
         * @param bodyHash of the body it had then
         */
        record Answered(String bodyHash, Answer answer) implements Claim {}
    }

    /**
     * Takes the key of a request.
     *
     * @throws HubException of kind CONFLICT if another request has it, or the same one is being carried out
     */
    public Claim claim(Request request) {
        Instant now = clock.instant();
        forget(now);
        UUID id = ids.next();
        return take(id, request, now) ? new Claim.Taken(id) : answered(request);
    }

    private void forget(Instant now) {
        database.run(handle -> handle.createUpdate(FORGET)
                .bind("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .bind("lost", now.minus(LONGEST_WORK).atOffset(ZoneOffset.UTC))
                .execute());
    }

    private boolean take(UUID id, Request request, Instant now) {
        try {
            database.run(handle -> handle.createUpdate(TAKE)
                    .bind("id", id)
                    .bind("caller", request.caller())
                    .bind("key", request.key())
                    .bind("route", request.route())
                    .bind("at", now.atOffset(ZoneOffset.UTC))
                    .execute());
            return true;
        } catch (UnableToExecuteStatementException somebodyElseHasIt) {
            return false;
        }
    }

    private Claim answered(Request request) {
        Kept kept = database.call(handle -> handle.createQuery(FIND)
                        .bind("caller", request.caller())
                        .bind("key", request.key())
                        .map(Answers::kept)
                        .findOne())
                .orElseThrow(Answers::underWay);
        if (!kept.route().equals(request.route())) {
            throw new HubException(
                    HubException.Kind.CONFLICT, "this Idempotency-Key belongs to another request; use a new one");
        }
        if (kept.answer().status() == 0) {
            throw underWay();
        }
        return new Claim.Answered(kept.bodyHash(), opened(kept));
    }

    /** Keeps the answer to a request whose key was taken. Its body is sealed: it may hold what is shown only once. */
    public void keep(UUID id, String bodyHash, Answer answer) {
        String sealed = answer.body().isEmpty() ? "" : secrets.seal(answer.body(), place(id));
        database.run(handle -> handle.createUpdate(KEEP)
                .bind("id", id)
                .bind("bodyHash", bodyHash)
                .bind("status", (long) answer.status())
                .bind("location", answer.location())
                .bind("tag", answer.tag())
                .bind("body", sealed)
                .execute());
    }

    /** The request came to nothing: its key is free again. */
    public void release(UUID id) {
        database.run(handle -> handle.createUpdate(RELEASE).bind("id", id).execute());
    }

    private Answer opened(Kept kept) {
        Answer answer = kept.answer();
        return answer.body().isEmpty()
                ? answer
                : new Answer(
                        answer.status(),
                        answer.location(),
                        answer.tag(),
                        secrets.open(answer.body(), place(kept.id())));
    }

    private static SecretPlace place(UUID id) {
        return new SecretPlace("kept_answer", id.toString(), "body");
    }

    private static HubException underWay() {
        return new HubException(
                HubException.Kind.CONFLICT,
                "the request with this Idempotency-Key is being carried out; ask again in a moment");
    }

    private static Kept kept(ResultSet row, StatementContext unused) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("route"),
                row.getString("body_hash"),
                new Answer(
                        row.getInt("status"), row.getString("location"), row.getString("tag"), row.getString("body")));
    }

    private record Kept(UUID id, String route, String bodyHash, Answer answer) {}
}
