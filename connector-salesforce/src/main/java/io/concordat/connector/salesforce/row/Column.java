package io.concordat.connector.salesforce.row;

import com.fasterxml.jackson.core.io.SerializedString;
import io.concordat.connector.FieldType;

/** One column of what is read: everything that has to be known of it for every row, found out once. */
public final class Column {

    /** The place of a value that is not shown. */
    private static final int NOWHERE = -1;

    private final SerializedString quoted;
    private final FieldType type;
    private final int place;
    private final Role role;

    /** What a column tells of the record itself. */
    enum Role {
        NONE,
        ID,
        STAMP,
        MODIFIED,
        DELETED,
        MASTER,
        CONVERTED,
        CONTACT,
        TOKEN
    }

    private Column(String name, FieldType type, int place, Role role) {
        this.quoted = new SerializedString(name);
        this.type = type;
        this.place = place;
        this.role = role;
    }

    /** A column whose value is shown as one of the record, at a place among all that are shown. */
    static Column shown(String name, FieldType type, int place, Role role) {
        return new Column(name, type, place, role);
    }

    /** A column that only tells of the record itself. */
    static Column hidden(String name, FieldType type, Role role) {
        return new Column(name, type, NOWHERE, role);
    }

    /** A column that nobody has asked for. */
    static Column unasked(String name) {
        return new Column(name, FieldType.TEXT, NOWHERE, Role.NONE);
    }

    /** Its name, ready to be compared with what arrives. */
    SerializedString quoted() {
        return quoted;
    }

    FieldType type() {
        return type;
    }

    boolean isShown() {
        return place != NOWHERE;
    }

    int place() {
        return place;
    }

    Role role() {
        return role;
    }

    boolean isAsked() {
        return isShown() || role != Role.NONE;
    }
}
