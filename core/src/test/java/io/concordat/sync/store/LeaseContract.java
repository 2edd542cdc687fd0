package io.concordat.sync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.canonical.HubObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One node runs a connection at a time, and what it does happens as a whole or not at all. */
public interface LeaseContract extends StoreSubject {

    @Test
    default void aConnectionThatSomebodyRunsIsNotGrantedToAnother() {
        Grant held = granted();

        assertThat(store().acquire(held.connectionId(), "node-2/b")).isEmpty();
    }

    @Test
    default void aConnectionIsGrantedAgainOnceItIsReleased() {
        Grant first = granted();
        store().release(first);

        assertThat(store().acquire(first.connectionId(), "node-2/b"))
                .hasValueSatisfying(next -> assertThat(next.fence()).isGreaterThan(first.fence()));
    }

    @Test
    default void aHolderThatAsksAgainOutlivesItsEarlierSelf() {
        Grant earlier = granted();

        Grant later = store().acquire(earlier.connectionId(), "node-1/a").orElseThrow();

        assertThat(later.fence()).isGreaterThan(earlier.fence());
        assertThatThrownBy(() -> store().renew(earlier)).isInstanceOf(LeaseLostException.class);
        store().renew(later);
    }

    @Test
    default void aLeaseThatNobodyRenewsGoesToWhoAsks() {
        Grant paused = granted();
        expireLease(paused.connectionId());

        assertThat(store().acquire(paused.connectionId(), "node-2/b")).isPresent();
        assertThatThrownBy(() -> store().run(paused, transaction -> {})).isInstanceOf(LeaseLostException.class);
    }

    @Test
    default void whoWakesUpLateGoesOnIfNobodyAskedMeanwhile() {
        Grant paused = granted();
        expireLease(paused.connectionId());

        store().run(paused, transaction -> {});

        assertThat(store().acquire(paused.connectionId(), "node-2/b")).isEmpty();
    }

    @Test
    default void releasingALostLeaseTakesNothingFromItsHolder() {
        Grant lost = granted();
        expireLease(lost.connectionId());
        Grant held = store().acquire(lost.connectionId(), "node-2/b").orElseThrow();

        store().release(lost);

        store().renew(held);
    }

    @Test
    default void connectionsAreLeasedEachForItself() {
        granted();

        assertThat(store().acquire(Samples.id(), "node-2/b")).isPresent();
    }

    @Test
    default void whatALostHolderWroteIsNotThere() {
        Grant lost = granted();
        UUID connection = lost.connectionId();
        expireLease(connection);
        Grant held = store().acquire(connection, "node-2/b").orElseThrow();

        assertThatThrownBy(() -> store().run(
                                lost,
                                transaction -> transaction.holds().put(List.of(Samples.hold(connection, "003", "f")))))
                .isInstanceOf(LeaseLostException.class);
        Map<Hold.Reason, Long> holds =
                store().call(held, transaction -> transaction.holds().counts(connection));
        assertThat(holds).isEmpty();
    }

    @Test
    default void workThatThrowsLeavesNothing() {
        Grant grant = granted();
        UUID connection = grant.connectionId();

        assertThatThrownBy(() -> store().run(grant, transaction -> {
                    transaction.holds().put(List.of(Samples.hold(connection, "003", "f")));
                    transaction.links().insert(List.of(Samples.link(connection, "003")));
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        store().run(grant, transaction -> {
            assertThat(transaction.holds().counts(connection)).isEmpty();
            assertThat(transaction.links().count(connection, HubObject.PROFILES, "Contact"))
                    .isZero();
        });
    }

    @Test
    default void lookingNeedsNoLeaseAndTakesNone() {
        Grant held = granted();
        UUID connection = held.connectionId();
        store().run(held, transaction -> transaction.holds().put(List.of(Samples.hold(connection, "003", "f"))));

        Map<Hold.Reason, Long> seen =
                store().look(connection, transaction -> transaction.holds().counts(connection));

        assertThat(seen).containsOnly(Map.entry(Hold.Reason.CONFLICT, 1L));
        store().renew(held);
    }

    @Test
    default void whatIsWrittenWhileLookingIsNotKept() {
        UUID connection = granted().connectionId();

        store().look(connection, transaction -> {
            transaction.holds().put(List.of(Samples.hold(connection, "003", "f")));
            return true;
        });

        Map<Hold.Reason, Long> kept =
                store().look(connection, transaction -> transaction.holds().counts(connection));
        assertThat(kept).isEmpty();
    }
}
