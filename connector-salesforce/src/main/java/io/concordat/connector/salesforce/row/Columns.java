package io.concordat.connector.salesforce.row;

import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    static final String ID = "Id";
    static final String STAMP = "SystemModstamp";
    static final String MODIFIED = "LastModifiedDate";
    static final String DELETED = "IsDeleted";
    static final String MASTER = "MasterRecordId";
    static final String CONVERTED = "IsConverted";
    static final String CONTACT = "ConvertedContactId";

    private static final List<String> OF_THE_RECORD = List.of(ID, STAMP, MODIFIED, DELETED, MASTER, CONVERTED, CONTACT);

    private final String object;
    private final Optional<String> token;
    private final Map<String, Column> byName;

    /**
     * One column.
     *
     * @param wanted whether its value is shown as one of the record
     * @param ofTheRecord whether it tells of the record itself
     */
    record Column(String name, FieldType type, boolean wanted, boolean ofTheRecord) {}

    private Columns(String object, Optional<String> token, Map<String, Column> byName) {
        this.object = object;
        this.token = token;
        this.byName = byName;
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
        for (RemoteField field : fields) {
            boolean ofTheRecord = OF_THE_RECORD.contains(field.name())
                    || token.filter(field.name()::equals).isPresent();
            if (ofTheRecord || shown.contains(field.name())) {
                columns.put(
                        field.name(),
                        new Column(field.name(), field.type(), shown.contains(field.name()), ofTheRecord));
            }
        }
        columns.putIfAbsent(ID, new Column(ID, FieldType.ID, shown.contains(ID), true));
        return new Columns(object, token.filter(columns::containsKey), columns);
    }

    /** The same columns without some that turned out not to be there. */
    public Columns without(Collection<String> names) {
        Map<String, Column> rest = new HashMap<>(byName);
        rest.keySet().removeAll(names);
        return new Columns(object, token.filter(rest::containsKey), rest);
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

    Optional<Column> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<String> token() {
        return token;
    }

    int size() {
        return byName.size();
    }
}
