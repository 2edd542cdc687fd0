package io.concordat.sync;

import io.concordat.canonical.HubObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which hub records a plan's new pairs claim, and which of them are claimed more than once. Used by one thread. */
final class Rivals {

    private final Seen claimed = new Seen();
    private final Set<UUID> contested = new HashSet<>();
    private final Set<UUID> unsettled = new HashSet<>();

    /** Notes a claim; answers whether it is the first one on the hub record. */
    boolean isFirst(HubObject object, UUID hubId) {
        if (claimed.add(object, hubId)) {
            return true;
        }
        contested.add(hubId);
        unsettled.add(hubId);
        return false;
    }

    /** Whether exactly one remote record claims the hub record. */
    boolean isClaimedOnce(HubObject object, UUID hubId) {
        return !contested.contains(hubId) && claimed.contains(object, hubId);
    }

    /** The hub records that were claimed again since this was last asked, in no order. */
    List<UUID> takeUnsettled() {
        List<UUID> taken = List.copyOf(unsettled);
        unsettled.clear();
        return taken;
    }

    void clear() {
        claimed.clear();
        contested.clear();
        unsettled.clear();
    }
}
