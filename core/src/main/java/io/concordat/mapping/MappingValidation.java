package io.concordat.mapping;

import io.concordat.HubException.Problem;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.Reading;
import io.concordat.connector.RemoteField;
import io.concordat.mapping.Transform.Kind;
import io.concordat.merge.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks one mapping whose two ends are there. */
final class MappingValidation {

    private final String path;
    private final FieldMapping mapping;
    private final Attribute attribute;
    private final RemoteField field;
    private final boolean creates;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** @param creates whether remote records are created at all */
    MappingValidation(String path, FieldMapping mapping, Attribute attribute, RemoteField field, boolean creates) {
        this.path = path;
        this.mapping = mapping;
        this.attribute = attribute;
        this.field = field;
        this.creates = creates;
    }

    void check(List<Problem> allProblems, List<Problem> allWarnings) {
        checkDirection();
        checkTypes();
        checkLengths();
        mapping.transforms().forEach(this::checkTransform);
        mapping.defaultValue().ifPresent(this::checkDefault);
        allProblems.addAll(problems);
        allWarnings.addAll(warnings);
    }

    private void checkDirection() {
        if (!reachesRemote() || field.updateable()) {
            return;
        }
        if (creates && field.createable()) {
            warn("direction", label() + " is set when a record is created and never changed afterwards");
        } else {
            problem("direction", label() + " cannot be changed from outside; let the mapping lead into the hub only");
        }
    }

    private void checkTypes() {
        if (reachesRemote() && !RemoteType.takes(field.type(), attribute.type())) {
            problem(
                    "remote",
                    label() + " holds " + words(field.type()) + ", " + attribute.label() + " holds "
                            + words(attribute.type()) + "; choose a field of the same type or a text field");
        } else if (reachesHub() && RemoteType.mayFit(field.type(), attribute.type())) {
            warn(
                    "remote",
                    label() + " holds " + words(field.type()) + "; values that are no " + words(attribute.type())
                            + " are held back");
        } else if (reachesHub() && !RemoteType.fits(field.type(), attribute.type())) {
            problem(
                    "remote",
                    attribute.label() + " cannot hold " + words(field.type()) + "; choose an attribute of that type"
                            + " or a text attribute");
        }
    }

    private void checkLengths() {
        if (reachesRemote() && isShorter(field.length(), attribute.maxLength()) && isText()) {
            warn("remote", label() + " holds " + field.length() + " characters; longer values are held back");
        }
        if (reachesHub() && field.length() > 0 && isShorter(attribute.maxLength(), field.length())) {
            warn(
                    "hub",
                    attribute.label() + " holds " + attribute.maxLength() + " characters; longer values are held back");
        }
        if (reachesRemote() && !field.picklist().isEmpty() && !field.picklist().containsAll(choices())) {
            warn("remote", label() + " allows only certain values; others are held back");
        }
    }

    /** What the attribute may hold; one impossible value if it is open. */
    private List<String> choices() {
        return attribute.picklist().isEmpty() ? List.of("") : attribute.picklist();
    }

    private void checkTransform(Transform transform) {
        if (transform.kind() == Kind.TRANSLATE) {
            checkTable(transform.values());
            return;
        }
        if (mapping.rule().direction() == Direction.BOTH) {
            problem(
                    "transforms",
                    transform.kind() + " cannot be undone on the way back; choose one direction, or remove it");
        }
        if (!isText()) {
            problem("transforms", transform.kind() + " changes texts only; remove it");
        }
    }

    private void checkTable(Map<String, String> table) {
        if (table.isEmpty()) {
            problem("transforms", "the translation is empty; add a value, or remove it");
        }
        if (new HashSet<>(table.values()).size() < table.size()) {
            problem("transforms", "the translation gives two values the same result; on the way back they are one");
        }
        if (table.entrySet().stream()
                .anyMatch(entry -> entry.getKey().isBlank() || entry.getValue().isBlank())) {
            problem("transforms", "the translation cannot translate blanks; use a default value instead");
        }
    }

    private void checkDefault(String value) {
        if (!reachesRemote()) {
            problem("defaultValue", "a default fills blanks on the remote side, where this mapping does not lead");
            return;
        }
        Reading reading = RemoteType.read(field, value);
        Optional<String> fix = reading.refusal().map(refused -> refused.message() + "; " + refused.fix());
        if (fix.isPresent()) {
            problem("defaultValue", fix.get());
        } else if (new MappedField(mapping, attribute, field).comparedDefault().isEmpty()) {
            problem("defaultValue", "the default is blank, or would be read back as no value of " + attribute.label());
        }
    }

    private boolean reachesRemote() {
        return mapping.rule().direction().reachesRemote();
    }

    private boolean reachesHub() {
        return mapping.rule().direction().reachesHub();
    }

    private boolean isText() {
        return RemoteType.isText(attribute.type());
    }

    /** Lengths; 0 is without limit. */
    private static boolean isShorter(int length, int other) {
        return length > 0 && (other == 0 || other > length);
    }

    private static String words(Enum<?> type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String label() {
        return RemoteType.label(field);
    }

    private void problem(String end, String message) {
        problems.add(new Problem(path + "." + end, message));
    }

    private void warn(String end, String message) {
        warnings.add(new Problem(path + "." + end, message));
    }
}
