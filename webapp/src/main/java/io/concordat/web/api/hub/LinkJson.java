package io.concordat.web.api.hub;

import io.concordat.link.Link;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A pair as it travels.
 *
 * @param base the values both sides last agreed on, by hub attribute
 */
public record LinkJson(
        UUID id,
        UUID connectionId,
        String hubObject,
        UUID hubId,
        String remoteObject,
        String remoteId,
        Link.State state,
        String matchedBy,
        String evidence,
        Map<String, String> base) {

    static LinkJson of(Link link) {
        return new LinkJson(
                link.id(),
                link.connectionId(),
                link.hubObject().path(),
                link.hubId(),
                link.remoteObject(),
                link.remoteId(),
                link.state(),
                link.matchedBy(),
                link.evidence(),
                new TreeMap<>(link.base()));
    }

    @Override
    public String toString() {
        return "LinkJson[" + id + "]";
    }
}
