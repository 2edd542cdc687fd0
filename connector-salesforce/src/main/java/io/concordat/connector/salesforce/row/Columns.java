package io.concordat.connector.salesforce.row;

import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.connector.salesforce.row.Column.Role;
import io.concordat.connector.salesforce.row.RecordValues.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is read of an object: the wanted fields that are there now, and what tells of the record itself.
 *
 * <p>A wanted field that is not there, or not any more, or not for this user, is left out: it is not observed, which is
 * never a change.
 */
public final class Columns {

    private static final String ID = "Id";

    private static final Map<String, Role> OF_THE_RECORD = Map.of(
            ID,
            Role.ID,
            "SystemModstamp",
            Role.STAMP,
            "LastModifiedDate",
            Role.MODIFIED,
            "IsDeleted",
            Role.DELETED,
            "MasterRecordId",
            Role.MASTER,
            "IsConverted",
            Role.CONVERTED,
            "ConvertedContactId",
            Role.CONTACT);

    private final String object;
    private final Map<String, Column> byName;
    private final Names shown;

    private Columns(String object, Map<String, Column> byName, Names shown) {
        this.object = object;
        this.byName = byName;
        this.shown = shown;
    }

    /**
     * The columns of an object.
     *
     * @param fields of the object as this user sees them now
     * @param wanted names of fields
     * @param token the field that keeps the name of the last write; taken if the object has it
     */
    public static Columns of(
            String object, List<RemoteField> fields, Collection<String> wanted, Optional<String> token) {
        Set<String> shown = new LinkedHashSet<>(wanted);
        Map<String, Column> columns = new HashMap<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (RemoteField field : fields) {
            String name = field.name();
            Role other = token.filter(name::equals).isPresent() ? Role.TOKEN : Role.NONE;
            Role role = OF_THE_RECORD.getOrDefault(name, other);
            if (shown.contains(name)) {
                places.put(name, places.size());
                columns.put(name, Column.shown(name, field.type(), places.size() - 1, role));
            } else if (role != Role.NONE) {
                columns.put(name, Column.hidden(name, field.type(), role));
            }
        }
        columns.putIfAbsent(ID, Column.hidden(ID, FieldType.ID, Role.ID));
        return new Columns(object, columns, new Names(List.copyOf(places.keySet()), Map.copyOf(places)));
    }

    public String object() {
        return object;
    }

    /** What to ask for, in an order that is always the same. */
    public List<String> names() {
        List<String> names = new ArrayList<>(byName.keySet());
        names.sort(String::compareTo);
        return names;
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The column of a name; one that was not asked for is told as such. */
    Column find(String name) {
        Column column = byName.get(name);
        return column == null ? Column.unasked(name) : column;
    }

    /** The names of the values of each record. */
    Names shown() {
        return shown;
    }
}
