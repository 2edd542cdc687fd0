package io.concordat.mapping;

import io.concordat.canonical.HubObject;
import io.concordat.match.MatchRule;
import java.util.List;

/**
 * A hub object bound to a remote object of one connection: what is matched how, created when, and mapped to what.
 *
 * @param hubObject the hub's side
 * @param remoteObject the other side, such as {@code Contact}
 * @param enabled whether runs include it; leads start disabled
 * @param matchRules the designated levels in their order; they stand below the record's own id and above email and name
 * @param onlyDesignatedMatchFields whether the last level (email, then name) is left out, if there are designated rules
 * @param createRemote which hub records are created on the other side
 * @param createInHub which remote records are created in the hub
 * @param onRemoteDelete what happens when a linked remote record is gone
 * @param mappings the fields kept in agreement
 */
public record Binding(
        HubObject hubObject,
        String remoteObject,
        boolean enabled,
        List<MatchRule> matchRules,
        boolean onlyDesignatedMatchFields,
        CreateRemote createRemote,
        CreateInHub createInHub,
        OnRemoteDelete onRemoteDelete,
        List<FieldMapping> mappings) {

    /** Which hub records without a counterpart are created on the other side. */
    public enum CreateRemote {
        NEVER,
        /** Those that belong to an active audience. */
        AUDIENCE_MEMBERS,
        ALL
    }

    /** Which remote records without a counterpart are created in the hub. */
    public enum CreateInHub {
        NEVER,
        ALL
    }

    /** What happens when a linked remote record is gone; nothing is ever deleted in the hub without a person. */
    public enum OnRemoteDelete {
        REPORT,
        UNLINK,
        REVIEW_DELETE
    }

    public Binding {
        matchRules = List.copyOf(matchRules);
        mappings = List.copyOf(mappings);
    }
}
