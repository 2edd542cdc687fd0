package io.concordat.sync;

import io.concordat.hub.HubRecord;
import io.concordat.link.Link;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.RemoteView;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A hub record and a remote record that belong together, as both are now.
 *
 * @param hub the hub record
 * @param remote the remote record
 * @param link what is known of the pair; empty for one that was only just found
 * @param hold what it waits for
 * @param matchedBy the level that found a new pair, "" otherwise
 * @param evidence why a new pair is one, "" otherwise
 */
record Pair(
        HubRecord hub, RemoteView remote, Optional<Link> link, Optional<Hold> hold, String matchedBy, String evidence) {

    static Pair linked(HubRecord hub, RemoteView remote, Link link, Optional<Hold> hold) {
        return new Pair(hub, remote, Optional.of(link), hold, "", "");
    }

    static Pair found(HubRecord hub, RemoteView remote, Optional<Hold> hold, String matchedBy, String evidence) {
        return new Pair(hub, remote, Optional.empty(), hold, matchedBy, evidence);
    }

    Map<String, String> base() {
        return link.map(Link::base).orElse(Map.of());
    }

    Optional<UUID> hubId() {
        return Optional.of(hub.id());
    }

    Optional<String> remoteId() {
        return Optional.of(remote.id());
    }
}
