package io.concordat.hub;

import io.concordat.HubException;
import io.concordat.HubException.Problem;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns that a file of one object may have. */
final class ImportColumns {

    static final String EXTERNAL_KEY = RecordRules.EXTERNAL_KEY;
    static final String KNOWN = "known";

    private final HubObject object;
    private final Map<String, Attribute> attributes;

    ImportColumns(HubObject object, Map<String, Attribute> attributes) {
        this.object = object;
        this.attributes = attributes;
    }

    /** The column with the external key of what a record belongs to. */
    static Optional<String> parentColumn(HubObject object) {
        return switch (object) {
            case PROFILES -> Optional.of("accountExternalKey");
            case LEADS -> Optional.of("profileExternalKey");
            case ACCOUNTS -> Optional.empty();
        };
    }

    boolean isAttribute(String column) {
        return attributes.containsKey(column);
    }

    boolean isKnown(String column) {
        return isAttribute(column)
                || column.equals(EXTERNAL_KEY)
                || column.startsWith(RecordRules.IDENTITIES)
                || (column.equals(KNOWN) && object == HubObject.PROFILES)
                || parentColumn(object).filter(column::equals).isPresent();
    }

    /** @throws HubException that names each column that is not known, and the columns that are */
    void check(Collection<String> columns) {
        List<Problem> problems = new ArrayList<>();
        columns.stream().filter(column -> !isKnown(column)).forEach(column -> problems.add(unknown(column)));
        if (!columns.contains(EXTERNAL_KEY)) {
            problems.add(new Problem(EXTERNAL_KEY, "the file needs this column: it says which record a line is"));
        }
        if (!problems.isEmpty()) {
            throw HubException.invalid(problems);
        }
    }

    Problem unknown(String column) {
        return new Problem(column, object.path() + " have no such column; they have " + String.join(", ", names()));
    }

    /** All columns but those of identities. */
    List<String> names() {
        List<String> names = new ArrayList<>(frame(object));
        names.add(RecordRules.IDENTITIES + "<namespace>");
        names.addAll(attributes.keySet());
        return names;
    }

    /** The columns beside identities and attributes. */
    static List<String> frame(HubObject object) {
        List<String> frame = new ArrayList<>(List.of(EXTERNAL_KEY));
        if (object == HubObject.PROFILES) {
            frame.add(KNOWN);
        }
        parentColumn(object).ifPresent(frame::add);
        return frame;
    }
}
