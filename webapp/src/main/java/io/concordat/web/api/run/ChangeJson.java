package io.concordat.web.api.run;

import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.FieldChange;
import io.concordat.run.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A change as it travels.
 *
 * @param fields by the field's name on the side where the change is made
 * @param evidence for a new pair: what was equal
 */
public record ChangeJson(
        UUID id,
        Side side,
        Action action,
        String object,
        String remoteObject,
        Optional<UUID> hubId,
        Optional<String> remoteId,
        Map<String, FieldJson> fields,
        ChangeState state,
        Optional<ErrorJson> error,
        String evidence) {

    /** Old and new value of a field, and the rule that decided. */
    public record FieldJson(String from, String to, String rule) {

        static FieldJson of(FieldChange field) {
            return new FieldJson(field.from(), field.to(), field.reason().name());
        }

        @Override
        public String toString() {
            return "FieldJson[" + rule + "]";
        }
    }

    /** Why a change was not made. */
    public record ErrorJson(String code, String message, String fix) {

        static ErrorJson of(ChangeError error) {
            return new ErrorJson(error.code(), error.message(), error.fix());
        }
    }

    static ChangeJson of(Change change, FieldNames names) {
        Map<String, FieldJson> fields = new LinkedHashMap<>();
        change.fields().forEach((hub, field) -> fields.put(names.shown(change, hub), FieldJson.of(field)));
        return new ChangeJson(
                change.id(),
                change.side(),
                change.action(),
                change.hubObject().path(),
                change.remoteObject(),
                change.hubId(),
                change.remoteId(),
                fields,
                change.state(),
                change.error().map(ErrorJson::of),
                change.evidence());
    }

    @Override
    public String toString() {
        return "ChangeJson[" + id + "]";
    }
}
