package io.concordat.sync.store;

import io.concordat.canonical.HubObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Remote records without a pair, kept until all pages are matched, because one more record can change the verdict. */
public interface StageTable {

    void add(List<Staged> records);

    /** Records of one verdict after a remote id, in order of remote id. */
    List<Staged> page(
            UUID runId, HubObject object, String remoteObject, Staged.Verdict verdict, String after, int limit);

    /** Records that claim a hub record which another record of this run claims too; grouped by hub id, in its order. */
    List<Staged> contested(UUID runId, HubObject object, String remoteObject, Optional<UUID> afterHub, int limit);

    /** Stores verdict and evidence of records that are there. */
    void decide(List<Staged> records);

    /** Which of these hub records are claimed by a record of this run, whatever the binding. */
    Set<UUID> claimed(UUID runId, HubObject object, Collection<UUID> hubIds);

    void clear(UUID runId);
}
