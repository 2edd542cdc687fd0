package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import io.concordat.connector.Cursor;
import java.util.Optional;
import java.util.UUID;

/** How far reading has come. A run proposes new cursors; they count once everything read with them is dealt with. */
public interface CursorTable {

    /** Where the next read of a binding starts; empty to read everything. */
    Optional<Saved> find(UUID connectionId, HubObject object, String remoteObject);

    /** Keeps a cursor with the run until it is promoted. */
    void propose(UUID runId, UUID connectionId, HubObject object, String remoteObject, Saved cursor);

    /** Makes the cursors that a run proposed count. */
    void promote(UUID runId, UUID connectionId);

    /**
     * A stored cursor.
     *
     * @param cursor in the connector's words
     * @param mappingRevision the revision of the binding it was read with; another one means reading everything
     */
    record Saved(Cursor cursor, long mappingRevision) {}
}
