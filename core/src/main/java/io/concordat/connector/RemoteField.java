package io.concordat.connector;

import java.util.List;

/**
 * One field of a remote object as the signed-in user sees it.
 *
 * @param name its API name, unique in the object, case-sensitive
 * @param label what people call it
 * @param type its type
 * @param length longest value in characters; 0 for no limit
 * @param required whether a record cannot be created without it
 * @param createable whether it can be set when a record is created
 * @param updateable whether it can be changed afterwards
 * @param unique whether no two records share a value
 * @param externalId whether it holds the key of another system
 * @param picklist the allowed values of a {@link FieldType#PICKLIST}; empty if any value is allowed
 */
public record RemoteField(
        String name,
        String label,
        FieldType type,
        int length,
        boolean required,
        boolean createable,
        boolean updateable,
        boolean unique,
        boolean externalId,
        List<String> picklist) {

    public RemoteField {
        picklist = List.copyOf(picklist);
    }

    /** A field that can be read, created and updated. */
    public static RemoteField of(String name, FieldType type, int length) {
        return new RemoteField(name, name, type, length, false, true, true, false, false, List.of());
    }

    /** The same field, without which no record is created. */
    public RemoteField asRequired() {
        return new RemoteField(name, label, type, length, true, createable, updateable, unique, externalId, picklist);
    }

    /** The same field, never written. */
    public RemoteField asReadOnly() {
        return new RemoteField(name, label, type, length, false, false, false, unique, externalId, picklist);
    }

    /** The same field with a closed list of values. */
    public RemoteField withPicklist(List<String> values) {
        return new RemoteField(
                name, label, FieldType.PICKLIST, length, required, createable, updateable, unique, externalId, values);
    }
}
