package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cursors in memory. */
final class MemoryCursors implements CursorTable {

    private record Proposal(UUID runId, String key, Saved cursor) {}

    private final Rows<String, Saved> saved;
    private final Rows<String, Proposal> proposed;

    MemoryCursors(Undo undo) {
        saved = new Rows<>(undo);
        proposed = new Rows<>(undo);
    }

    @Override
    public Optional<Saved> find(UUID connectionId, HubObject object, String remoteObject) {
        return saved.find(key(connectionId, object, remoteObject));
    }

    @Override
    public void propose(UUID runId, UUID connectionId, HubObject object, String remoteObject, Saved cursor) {
        String key = key(connectionId, object, remoteObject);
        proposed.put(runId + " " + key, new Proposal(runId, key, cursor));
    }

    @Override
    public void promote(UUID runId, UUID connectionId) {
        for (Proposal proposal : List.copyOf(proposed.all())) {
            if (proposal.runId().equals(runId) && proposal.key().startsWith(connectionId.toString())) {
                saved.put(proposal.key(), proposal.cursor());
                proposed.remove(runId + " " + proposal.key());
            }
        }
    }

    private static String key(UUID connectionId, HubObject object, String remoteObject) {
        return connectionId + "/" + object.path() + "/" + remoteObject;
    }
}
