package io.concordat.mapping;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.Canon;
import io.concordat.canonical.Reading;
import io.concordat.canonical.ValueType;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import java.util.EnumSet;
import java.util.Set;

/** Remote types in the hub's words. */
final class RemoteType {

    private static final Set<FieldType> TEXTS = EnumSet.of(
            FieldType.TEXT, FieldType.EMAIL, FieldType.PHONE, FieldType.URL, FieldType.PICKLIST, FieldType.ID);

    private RemoteType() {}

    /** Reads a value as the remote field will take it: type, length and allowed values. */
    static Reading read(RemoteField field, String value) {
        Attribute attribute = new Attribute(
                field.name(), label(field), valueType(field.type()), field.length(), field.picklist(), true);
        return Canon.read(attribute, value);
    }

    /** Whether every value of the attribute can be written in a field of the type. */
    static boolean takes(FieldType field, ValueType attribute) {
        return TEXTS.contains(field) || valueType(field) == attribute;
    }

    /** Whether every value of a field of the type can be kept by the attribute, lengths aside. */
    static boolean fits(FieldType field, ValueType attribute) {
        return isText(attribute) || valueType(field) == attribute;
    }

    /** Whether a value of the type may turn out to be of the attribute's type, and may not. */
    static boolean mayFit(FieldType field, ValueType attribute) {
        return TEXTS.contains(field) && !isText(attribute);
    }

    static boolean isText(ValueType attribute) {
        return attribute == ValueType.TEXT || attribute == ValueType.PICKLIST;
    }

    /** The label with the name that scripts and errors use, once if they are the same. */
    static String label(RemoteField field) {
        return field.label().equals(field.name()) ? field.name() : field.label() + " (" + field.name() + ")";
    }

    private static ValueType valueType(FieldType type) {
        return switch (type) {
            case TEXT, EMAIL, PHONE, URL, ID -> ValueType.TEXT;
            case PICKLIST -> ValueType.PICKLIST;
            case NUMBER -> ValueType.NUMBER;
            case BOOLEAN -> ValueType.BOOLEAN;
            case DATE -> ValueType.DATE;
            case DATE_TIME -> ValueType.DATE_TIME;
        };
    }
}
