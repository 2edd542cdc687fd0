package io.concordat.web.api.hub;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.concordat.canonical.HubObject;
import io.concordat.hub.HubRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A profile, account or lead as it travels.
 *
 * @param attributes blank ones are left out
 * @param accountId the account of a profile; left out for others
 * @param profileId the profile of a lead; left out for others
 */
public record RecordJson(
        UUID id,
        Optional<String> externalKey,
        boolean known,
        Map<String, String> attributes,
        Map<String, String> identities,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Optional<UUID>> accountId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Optional<UUID>> profileId,
        long version,
        Instant updatedAt) {

    static RecordJson of(HubRecord record) {
        return new RecordJson(
                record.id(),
                record.externalKey(),
                record.known(),
                new TreeMap<>(record.attributes()),
                new TreeMap<>(record.identities()),
                parent(record, HubObject.PROFILES),
                parent(record, HubObject.LEADS),
                record.version(),
                record.updatedAt());
    }

    private static Optional<Optional<UUID>> parent(HubRecord record, HubObject child) {
        return record.object() == child ? Optional.of(record.parentId()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "RecordJson[" + id + "]";
    }
}
