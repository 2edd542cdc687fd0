package io.concordat.hub;

import io.concordat.HubException.Problem;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.Canon;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.Reading;
import io.concordat.canonical.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes drafts of lines, or names everything that is wrong with them. */
final class LineCheck {

    private static final Attribute KNOWN =
            new Attribute(ImportColumns.KNOWN, "Known", ValueType.BOOLEAN, 0, List.of(), false);

    private final ImportColumns columns;
    private final RecordRules rules;
    private final Optional<String> parentColumn;
    private final SeenKeys seen = new SeenKeys();

    LineCheck(HubObject object, Map<String, Attribute> attributes) {
        this.columns = new ImportColumns(object, attributes);
        this.rules = new RecordRules(object, attributes);
        this.parentColumn = ImportColumns.parentColumn(object);
    }

    /** The draft, or nothing and at least one problem. */
    Optional<ImportDraft> draft(ImportLine line, List<Problem> problems) {
        problems.addAll(line.problems());
        Map<String, String> values = new HashMap<>();
        Map<String, String> identities = new HashMap<>();
        line.cells().forEach((column, cell) -> {
            if (!columns.isKnown(column)) {
                problems.add(columns.unknown(column));
            } else if (columns.isAttribute(column)) {
                values.put(column, cell);
            } else if (column.startsWith(RecordRules.IDENTITIES)) {
                identities.put(column.substring(RecordRules.IDENTITIES.length()), cell);
            }
        });
        ImportDraft draft = new ImportDraft(
                line.number(),
                key(line, ImportColumns.EXTERNAL_KEY, problems).orElse(""),
                withoutBlanks(rules.values(values, problems)),
                withoutBlanks(RecordRules.identities(identities, problems)),
                known(line, problems),
                parentColumn.flatMap(column -> key(line, column, problems)));
        checkKey(draft, line, problems);
        return problems.isEmpty() ? Optional.of(draft) : Optional.empty();
    }

    private void checkKey(ImportDraft draft, ImportLine line, List<Problem> problems) {
        if (!problems.isEmpty()) {
            return;
        }
        if (draft.externalKey().isEmpty()) {
            problems.add(new Problem(ImportColumns.EXTERNAL_KEY, "is blank; it says which record the line is"));
            return;
        }
        long first = seen.firstLine(draft.externalKey(), line.number());
        if (first > 0) {
            problems.add(new Problem(ImportColumns.EXTERNAL_KEY, "stands on line " + first + " already"));
        }
    }

    private static Optional<String> key(ImportLine line, String column, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Optional<String> key = RecordRules.externalKey(line.cells().getOrDefault(column, ""), found);
        found.forEach(problem -> problems.add(new Problem(column, problem.message())));
        return key.filter(text -> !text.isEmpty());
    }

    private static Optional<Boolean> known(ImportLine line, List<Problem> problems) {
        Reading reading = Canon.read(KNOWN, line.cells().getOrDefault(ImportColumns.KNOWN, ""));
        reading.refusal().ifPresent(refused -> problems.add(new Problem(ImportColumns.KNOWN, refused.message())));
        return reading.value().filter(text -> !text.isEmpty()).map(Boolean::valueOf);
    }

    private static Map<String, String> withoutBlanks(Map<String, String> values) {
        values.values().removeIf(String::isEmpty);
        return values;
    }

    boolean customFits(Map<String, String> all) {
        return rules.customFits(all);
    }
}
