package io.concordat.web.api.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.hub.NewRecord;
import io.concordat.hub.Patch;
import io.concordat.web.api.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is sent to make or change a record. What is not named stays; {@code null} or a blank clears. */
public record RecordEditJson(
        Optional<Optional<String>> externalKey,
        Optional<Boolean> known,
        Optional<Map<String, JsonNode>> attributes,
        Optional<Map<String, JsonNode>> identities,
        Optional<Optional<UUID>> accountId,
        Optional<Optional<UUID>> profileId) {

    NewRecord wanted(HubObject object) {
        return new NewRecord(
                Optional.empty(),
                externalKey.orElse(Optional.empty()),
                known.orElse(true),
                parent(object).orElse(Optional.empty()),
                Texts.of("attributes", attributes.orElse(Map.of())),
                Texts.of("identities", identities.orElse(Map.of())));
    }

    Patch patch(HubObject object) {
        return new Patch(
                Texts.of("attributes", attributes.orElse(Map.of())),
                Texts.of("identities", identities.orElse(Map.of())),
                externalKey.map(key -> key.orElse("")),
                known,
                parent(object));
    }

    private Optional<Optional<UUID>> parent(HubObject object) {
        refuseUnless(object == HubObject.PROFILES, "accountId", accountId, "only a profile has an account");
        refuseUnless(object == HubObject.LEADS, "profileId", profileId, "only a lead has a profile");
        return accountId.or(() -> profileId);
    }

    private static void refuseUnless(boolean fits, String field, Optional<Optional<UUID>> given, String why) {
        if (!fits && given.isPresent()) {
            throw HubException.invalid(field, why);
        }
    }

    @Override
    public String toString() {
        return "RecordEditJson";
    }
}
