package io.concordat.connector.salesforce.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.salesforce.simulator.access.ObjectRight;
import io.concordat.connector.salesforce.simulator.error.ApiError;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/** {@code /updated} and {@code /deleted}: the ids of what changed in a window of time. */
final class ReplicationResource implements Resource {

    private static final Duration UPDATED_BACK = Duration.ofDays(30);
    private static final Duration DELETED_BACK = Duration.ofDays(15);

    private final Org org;

    ReplicationResource(Org org) {
        this.org = org;
    }

    @Override
    public Response handle(Call call) {
        ObjectSchema object = org.schema()
                .find(call.part(1))
                .filter(found -> call.access().may(ObjectRight.READ, found) && found.isGoverned())
                .orElseThrow(ApiError::notFound);
        boolean deleted = call.part(2).equals("deleted");
        Instant start = time(call, "start");
        Instant end = time(call, "end");
        check(start, end, deleted ? DELETED_BACK : UPDATED_BACK);
        List<Row> rows = org.rows(object).stream()
                .filter(row -> row.isDeleted() == deleted)
                .filter(within(start, end))
                .toList();
        return deleted ? deleted(rows, end) : updated(rows, end);
    }

    private static Predicate<Row> within(Instant start, Instant end) {
        return row -> {
            Instant stamp = (Instant) row.get("SystemModstamp");
            return !stamp.isBefore(start) && stamp.isBefore(end);
        };
    }

    private void check(Instant start, Instant end, Duration back) {
        Instant now = org.clock().instant();
        if (!start.isBefore(end)
                || start.isBefore(now.minus(back))
                || Duration.between(start, end).toMinutes() < 1) {
            throw new ApiError(
                    400,
                    "INVALID_REPLICATION_DATE",
                    "startDate must be before endDate and cannot be more than " + back.toDays() + " days ago");
        }
    }

    private Response updated(List<Row> rows, Instant end) {
        ObjectNode body = Json.object();
        ArrayNode ids = body.putArray("ids");
        rows.forEach(row -> ids.add(row.id()));
        return Json.response(200, body.put("latestDateCovered", Values.stamp(covered(end))));
    }

    private Response deleted(List<Row> rows, Instant end) {
        ObjectNode body = Json.object();
        ArrayNode records = body.putArray("deletedRecords");
        for (Row row : rows) {
            records.addObject().put("id", row.id()).put("deletedDate", Values.stamp((Instant)
                    row.get("SystemModstamp")));
        }
        Instant earliest = org.clock().instant().minus(DELETED_BACK).truncatedTo(ChronoUnit.MINUTES);
        body.put("earliestDateAvailable", Values.stamp(earliest));
        return Json.response(200, body.put("latestDateCovered", Values.stamp(covered(end))));
    }

    /** A transaction that is still going on holds this back to its beginning. */
    private Instant covered(Instant end) {
        Instant now = org.clock().instant();
        Instant latest = end.isBefore(now) ? end : now;
        Instant oldest = org.oldestTransaction().orElse(latest);
        return (oldest.isBefore(latest) ? oldest : latest).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant time(Call call, String name) {
        try {
            String text = call.request().parameters().getOrDefault(name, "").replace(' ', '+');
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException wrong) {
            throw new ApiError(400, "INVALID_REPLICATION_DATE", name + " is not a valid date and time");
        }
    }
}
