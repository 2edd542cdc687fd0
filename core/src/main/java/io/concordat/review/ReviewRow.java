package io.concordat.review;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.concordat.canonical.HubObject;
import io.concordat.db.BulkInsert;
import io.concordat.db.BulkInsert.Column;
import io.concordat.db.BulkUpdate;
import io.concordat.db.Packed;
import io.concordat.db.Times;
import io.concordat.review.Review.Choice;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** A question as a row of table {@code review}. */
public final class ReviewRow {

    /** What {@link #asked} reads, in its order. */
    static final String COLUMNS = """
            q.id, q.connection_id, q.kind, q.hub_object, q.remote_object, q.hub_id, q.remote_id, q.field, q.choices,
            q.why, q.run_id, q.state, q.taken, q.taken_value, q.taken_record, q.decided_by, q.decided_at
            """;

    /** Inserts {@link #values}. */
    public static final BulkInsert INSERT = BulkInsert.into(
            "review",
            new Column("id", "uuid"),
            new Column("connection_id", "uuid"),
            new Column("review_key", "varchar"),
            new Column("kind", "varchar"),
            new Column("hub_object", "varchar"),
            new Column("remote_object", "varchar"),
            new Column("hub_id", "uuid"),
            new Column("remote_id", "varchar"),
            new Column("field", "varchar"),
            new Column("choices", "varchar"),
            new Column("why", "varchar"),
            new Column("run_id", "uuid"),
            new Column("state", "varchar"),
            new Column("taken", "varchar"),
            new Column("taken_value", "varchar"),
            new Column("taken_record", "varchar"),
            new Column("decided_by", "varchar"));

    /** Stores {@link #current}. */
    public static final BulkUpdate UPDATE = new BulkUpdate(
            "review",
            List.of(new Column("id", "uuid")),
            List.of(
                    new Column("hub_id", "uuid"),
                    new Column("remote_id", "varchar"),
                    new Column("choices", "varchar"),
                    new Column("why", "varchar"),
                    new Column("run_id", "uuid")));

    private ReviewRow() {}

    /** The whole row of a new question. */
    public static Object[] values(Review review) {
        return new Object[] {
            review.id(),
            review.connectionId(),
            review.key(),
            review.kind().name(),
            review.hubObject().path(),
            review.remoteObject(),
            review.hubId().orElse(null),
            review.remoteId().orElse(null),
            review.field(),
            choices(review.choices()),
            review.why(),
            review.runId(),
            Asked.State.OPEN.name(),
            "",
            "",
            "",
            ""
        };
    }

    /** What is brought up to date in a question that is open under an id. */
    public static Object[] current(UUID id, Review review) {
        return new Object[] {
            id,
            review.hubId().orElse(null),
            review.remoteId().orElse(null),
            choices(review.choices()),
            review.why(),
            review.runId()
        };
    }

    /** A row of {@link #COLUMNS}. */
    static Asked asked(ResultSet row, StatementContext unused) throws SQLException {
        return new Asked(
                review(row),
                Asked.State.valueOf(row.getString(12)),
                answer(row.getString(13), row.getString(14), row.getString(15)),
                row.getString(16),
                Times.find(row, 17));
    }

    private static Review review(ResultSet row) throws SQLException {
        return new Review(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Review.Kind.valueOf(row.getString(3)),
                HubObject.find(row.getString(4)).orElseThrow(),
                row.getString(5),
                Optional.ofNullable(row.getObject(6, UUID.class)),
                Optional.ofNullable(row.getString(7)),
                row.getString(8),
                choices(row.getString(9)),
                row.getString(10),
                row.getObject(11, UUID.class));
    }

    private static Optional<Answer> answer(String taken, String value, String record) {
        return taken.isEmpty() ? Optional.empty() : Optional.of(new Answer(Answer.Take.valueOf(taken), value, record));
    }

    private static String choices(List<Choice> choices) {
        return choices.isEmpty()
                ? ""
                : Packed.pack(json -> {
                    json.writeStartArray();
                    for (Choice choice : choices) {
                        Packed.array(json, List.of(choice.take(), choice.record(), choice.value()));
                    }
                    json.writeEndArray();
                });
    }

    private static List<Choice> choices(String packed) {
        return packed.isEmpty() ? List.of() : Packed.unpack(packed, ReviewRow::choices);
    }

    private static List<Choice> choices(JsonParser json) throws IOException {
        List<Choice> choices = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            List<String> parts = Packed.array(json);
            choices.add(new Choice(parts.get(0), parts.get(1), parts.get(2)));
        }
        return choices;
    }
}
