package io.concordat.sync;

import io.concordat.link.Link;
import io.concordat.run.Change;
import java.util.Map;
import java.util.UUID;

/** What a pair agrees on once a change is made: the values that were written, not those that stand there by now. */
final class Agreement {

    private Agreement() {}

    /** A new pair as a change found or made it, with what it agrees on from the start. */
    static Link begun(UUID id, UUID connectionId, Change change, UUID hubId, Map<String, String> base) {
        String[] evidence = change.evidence().split("\n", 2);
        return new Link(
                id,
                connectionId,
                change.hubObject(),
                hubId,
                change.remoteObject(),
                change.remoteId().orElseThrow(),
                base,
                change.expected().remoteHash(),
                Link.State.ACTIVE,
                evidence[0],
                evidence.length > 1 ? evidence[1] : "");
    }

    static Link after(Link link, Change change) {
        Map<String, String> base = link.baseCopy();
        change.fields()
                .forEach((field, to) -> to.baseAfter()
                        .value()
                        .ifPresentOrElse(value -> base.put(field, value), () -> base.remove(field)));
        return link.settled(base, change.expected().remoteHash());
    }
}
