package io.concordat.hub;

import io.concordat.canonical.HubObject;
import java.util.Optional;
import java.util.UUID;

/**
 * Which records are looked for. All that is given must hold.
 *
 * @param object the object
 * @param email an email address, in any case
 * @param externalKey an external key, exactly
 * @param text what a name, an email address or an account number starts with, in any case
 * @param known whether only known persons or only anonymous ones
 * @param parentId the account of profiles, the profile of leads
 * @param limit at most so many
 * @param after where the last page ended, as it said
 */
public record HubQuery(
        HubObject object,
        Optional<String> email,
        Optional<String> externalKey,
        Optional<String> text,
        Optional<Boolean> known,
        Optional<UUID> parentId,
        int limit,
        Optional<String> after) {

    /** All records of an object. */
    public static HubQuery all(HubObject object, int limit) {
        return new HubQuery(
                object,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit,
                Optional.empty());
    }

    public HubQuery withEmail(String address) {
        return new HubQuery(object, Optional.of(address), externalKey, text, known, parentId, limit, after);
    }

    public HubQuery withExternalKey(String key) {
        return new HubQuery(object, email, Optional.of(key), text, known, parentId, limit, after);
    }

    public HubQuery withText(String start) {
        return new HubQuery(object, email, externalKey, Optional.of(start), known, parentId, limit, after);
    }

    public HubQuery withKnown(boolean isKnown) {
        return new HubQuery(object, email, externalKey, text, Optional.of(isKnown), parentId, limit, after);
    }

    public HubQuery withParent(UUID parent) {
        return new HubQuery(object, email, externalKey, text, known, Optional.of(parent), limit, after);
    }

    public HubQuery withAfter(Optional<String> cursor) {
        return new HubQuery(object, email, externalKey, text, known, parentId, limit, cursor);
    }
}
