package io.concordat.connector.salesforce.simulator.access;

/** What one may do with the records of an object. */
public enum ObjectRight {
    READ("PermissionsRead"),
    CREATE("PermissionsCreate"),
    EDIT("PermissionsEdit"),
    DELETE("PermissionsDelete"),
    VIEW_ALL("PermissionsViewAllRecords"),
    MODIFY_ALL("PermissionsModifyAllRecords");

    private final String field;

    ObjectRight(String field) {
        this.field = field;
    }

    /** The field of ObjectPermissions that grants it. */
    public String field() {
        return field;
    }
}
