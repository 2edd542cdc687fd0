package io.concordat.web.api.hub;

import io.concordat.audit.AuditEntry;
import io.concordat.hub.HistoryEntry;
import io.concordat.link.Links;
import io.concordat.review.Asked;
import io.concordat.review.Review;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * All that the hub keeps of one record, for whoever asks what is known about them.
 *
 * @param record as it is now
 * @param edits what people, programs and imports changed
 * @param links its counterparts in other systems, with the values last agreed on
 * @param apart records of other systems that people took apart from it
 * @param decisions what runs decided about it, the newest first
 * @param questions what people were asked about it
 * @param deeds what the audit log says of it
 */
public record KeptJson(
        RecordJson record,
        List<EditJson> edits,
        List<LinkJson> links,
        List<ApartJson> apart,
        List<DecisionJson> decisions,
        List<QuestionJson> questions,
        List<DeedJson> deeds) {

    /** One edit. */
    public record EditJson(Instant at, String who, String source, Map<String, FromToJson> fields) {

        static EditJson of(HistoryEntry entry) {
            return new EditJson(
                    entry.at(),
                    entry.author().name(),
                    entry.author().source().name(),
                    mapped(entry.changes(), change -> new FromToJson(change.from(), change.to())));
        }
    }

    /** A value before and after. */
    public record FromToJson(String from, String to) {}

    /** A record of another system that no rule pairs with this one. */
    public record ApartJson(UUID connectionId, String remoteObject, String remoteId) {

        static ApartJson of(Links.Apart apart) {
            return new ApartJson(apart.connectionId(), apart.remoteObject(), apart.remoteId());
        }
    }

    /** What a run decided. */
    public record DecisionJson(
            UUID runId,
            Side side,
            Action action,
            String remoteObject,
            Optional<String> remoteId,
            Map<String, FromToJson> fields,
            String evidence,
            ChangeState state,
            Optional<String> error) {

        static DecisionJson of(Change change) {
            return new DecisionJson(
                    change.runId(),
                    change.side(),
                    change.action(),
                    change.remoteObject(),
                    change.remoteId(),
                    mapped(change.fields(), field -> new FromToJson(field.from(), field.to())),
                    change.evidence(),
                    change.state(),
                    change.error().map(ChangeError::message));
        }
    }

    /** What a person was asked. */
    public record QuestionJson(
            Review.Kind kind,
            String field,
            List<String> choices,
            String why,
            Asked.State state,
            String decidedBy,
            Optional<Instant> decidedAt) {}

    /** An entry of the audit log. */
    public record DeedJson(Instant at, String actor, String action, String detail) {

        static DeedJson of(AuditEntry entry) {
            return new DeedJson(
                    entry.at(),
                    entry.deed().actor(),
                    entry.deed().action(),
                    entry.deed().detail());
        }
    }

    private static <T> Map<String, FromToJson> mapped(Map<String, T> fields, Function<T, FromToJson> how) {
        Map<String, FromToJson> mapped = new TreeMap<>();
        fields.forEach((name, field) -> mapped.put(name, how.apply(field)));
        return mapped;
    }

    /** Values of people stay out of logs. */
    @Override
    public String toString() {
        return "KeptJson[" + record.id() + "]";
    }
}
