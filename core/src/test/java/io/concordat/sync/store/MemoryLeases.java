package io.concordat.sync.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who may run which connection, until when; each grant has a higher fence than those before. */
final class MemoryLeases {

    private static final Duration LENGTH = Duration.ofSeconds(90);

    private record Lease(Grant grant, Instant until) {}

    private final Clock clock;
    private final Map<UUID, Lease> leases = new HashMap<>();

    MemoryLeases(Clock clock) {
        this.clock = clock;
    }

    Optional<Grant> acquire(UUID connectionId, String holder) {
        Optional<Lease> held = Optional.ofNullable(leases.get(connectionId));
        if (held.filter(lease -> isHeldByAnother(lease, holder)).isPresent()) {
            return Optional.empty();
        }
        Grant grant = new Grant(
                connectionId, holder, held.map(lease -> lease.grant().fence()).orElse(0L) + 1);
        prolong(grant);
        return Optional.of(grant);
    }

    void renew(Grant grant) {
        if (!isCurrent(grant)) {
            throw new LeaseLostException(grant);
        }
        prolong(grant);
    }

    void release(Grant grant) {
        if (isCurrent(grant)) {
            leases.put(grant.connectionId(), new Lease(grant, Instant.MIN));
        }
    }

    boolean isCurrent(Grant grant) {
        Lease lease = leases.get(grant.connectionId());
        return lease != null && lease.grant().fence() == grant.fence();
    }

    Grant newest(Grant grant) {
        Lease lease = leases.get(grant.connectionId());
        return lease == null ? grant : lease.grant();
    }

    private void prolong(Grant grant) {
        leases.put(grant.connectionId(), new Lease(grant, clock.instant().plus(LENGTH)));
    }

    private boolean isHeldByAnother(Lease lease, String holder) {
        return !lease.grant().holder().equals(holder) && lease.until().isAfter(clock.instant());
    }
}
