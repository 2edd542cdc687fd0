package io.concordat.canonical;

import java.util.List;

/**
 * One attribute of a hub object, standard or defined by an admin.
 *
 * @param name identifier, camelCase, unique in its object
 * @param label what people call it
 * @param type how its values are read and compared
 * @param maxLength longest text in code points; 0 for no limit of its own
 * @param picklist the allowed values of a picklist; empty if any value is allowed
 * @param custom whether an admin defined it
 */
public record Attribute(
        String name, String label, ValueType type, int maxLength, List<String> picklist, boolean custom) {

    public Attribute {
        picklist = List.copyOf(picklist);
    }

    static Attribute text(String name, String label, int maxLength) {
        return new Attribute(name, label, ValueType.TEXT, maxLength, List.of(), false);
    }

    static Attribute typed(String name, String label, ValueType type) {
        return new Attribute(name, label, type, 0, List.of(), false);
    }

    /** The same attribute without its own limits, to compare values that it will never hold. */
    public Attribute withoutLimits() {
        ValueType open = type == ValueType.PICKLIST ? ValueType.TEXT : type;
        return new Attribute(name, label, open, 0, List.of(), custom);
    }
}
