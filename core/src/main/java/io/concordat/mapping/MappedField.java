package io.concordat.mapping;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.Canon;
import io.concordat.canonical.Reading;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One mapping whose two ends are there.
 *
 * <p>Values of both sides are compared in the hub's form, with one exception: what only ever goes to the remote side
 * and is changed on its way for good (upper case) is compared as the remote side has it.
 */
final class MappedField {

    private final FieldMapping mapping;
    private final Attribute attribute;
    private final RemoteField field;
    private final Translation translation;
    private final boolean comparedRemotely;
    private final Attribute readAs;

    MappedField(FieldMapping mapping, Attribute attribute, RemoteField field) {
        this.mapping = mapping;
        this.attribute = attribute;
        this.field = field;
        this.translation = Translation.of(mapping.transforms());
        this.readAs = mapping.rule().direction().reachesHub() ? attribute : attribute.withoutLimits();
        this.comparedRemotely = mapping.rule().direction() == Direction.TO_REMOTE && translation.isOneWay();
    }

    FieldMapping mapping() {
        return mapping;
    }

    RemoteField field() {
        return field;
    }

    /** The rule, without the way that the remote field does not allow. */
    FieldRule rule() {
        FieldRule rule = mapping.rule();
        boolean pullOnly = rule.direction() == Direction.BOTH && !field.updateable();
        return pullOnly
                ? new FieldRule(Direction.TO_HUB, rule.toRemote(), rule.toHub(), rule.conflict(), rule.blankClears())
                : rule;
    }

    /** The hub's value in the form in which it is compared. */
    String compared(String hubValue) {
        if (!comparedRemotely) {
            return hubValue;
        }
        String sent = translation.forth(hubValue).orElse(hubValue);
        return Canon.text(sent).value().orElse(hubValue);
    }

    /** A remote value in the form in which it is compared, if it may come in; otherwise there is a problem more. */
    Optional<String> read(String raw, List<FieldProblem> problems) {
        Optional<String> value = comparedRemotely ? Optional.of(raw) : translation.back(raw.strip());
        if (value.isEmpty()) {
            problems.add(notTranslated("the value on the remote side"));
            return Optional.empty();
        }
        Reading reading = Canon.read(readAs, value.get());
        reading.refusal().ifPresent(refused -> problems.add(FieldProblem.of(mapping, refused)));
        return reading.value();
    }

    /** A compared value as the remote side takes it. */
    void send(String compared, Map<String, String> values, List<FieldProblem> problems) {
        Optional<String> sent = comparedRemotely ? Optional.of(compared) : translation.forth(compared);
        if (sent.isEmpty()) {
            problems.add(notTranslated("the value in the hub"));
        } else if (sent.get().isEmpty() && (field.required() || field.type() == FieldType.BOOLEAN)) {
            problems.add(required(mapping.hub(), field));
        } else {
            Reading reading = RemoteType.read(field, sent.get());
            reading.value().ifPresent(text -> values.put(field.name(), text));
            reading.refusal().ifPresent(refused -> problems.add(FieldProblem.of(mapping, refused)));
        }
    }

    /** Whether the field is set when a record is created. */
    boolean isCreated() {
        return mapping.rule().direction().reachesRemote() && field.createable();
    }

    /** What the default will be compared as once it was sent; empty if there is none. */
    Optional<String> comparedDefault() {
        return mapping.defaultValue()
                .flatMap(value -> comparedRemotely ? Optional.of(value) : translation.back(value.strip()))
                .flatMap(value -> Canon.read(attribute.withoutLimits(), value).value())
                .filter(value -> !value.isEmpty());
    }

    FieldProblem notUpdateable() {
        return new FieldProblem(
                mapping.hub(),
                mapping.remote(),
                FieldProblem.NOT_UPDATEABLE,
                RemoteType.label(field) + " cannot be changed from outside",
                "let the mapping lead into the hub only, or grant the signed-in user edit access to the field");
    }

    static FieldProblem required(String hub, RemoteField field) {
        return new FieldProblem(
                hub,
                field.name(),
                FieldProblem.REQUIRED_FIELD_MISSING,
                RemoteType.label(field) + " must not be blank",
                hub.isEmpty()
                        ? "map the field, or give it a default on the remote side"
                        : "fill in " + hub + ", or give the mapping a default value");
    }

    private FieldProblem notTranslated(String which) {
        return new FieldProblem(
                mapping.hub(),
                mapping.remote(),
                FieldProblem.NOT_TRANSLATED,
                which + " is missing in the translation of " + mapping.hub() + ", where it stands for another value",
                "add the value to the translation");
    }
}
