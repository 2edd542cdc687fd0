package io.concordat.connector;

/** What a connector can do. The engine chooses the safest protocol that the declared capabilities allow. */
public enum Capability {
    /** Records can be read. */
    READ,
    /** Reading from a cursor yields only what changed since; without it every read is a full snapshot. */
    CHANGE_FEED,
    /** Records can be fetched by id or by the value of a field ({@link RecordLookup}). */
    LOOKUP,
    /** Records can be updated ({@link RecordWriter}). */
    WRITE,
    /** Records can be created, each at most once for one key ({@link RemoteWrite.Create}). */
    CREATE,
    /** Records can be deleted; used only to undo a creation and by an explicit policy. */
    DELETE,
    /** An update is refused, atomically, if the record's revision is not the expected one. */
    COMPARE_AND_SET,
    /** The system keeps the token of the last write on the record and shows it when the record is read. */
    OPERATION_TOKEN,
    /** Custom fields can be created on request. */
    CUSTOM_FIELDS,
    /** The person signs in in the browser. */
    BROWSER_SIGN_IN
}
