package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.InMemoryFaults.Call;
import io.concordat.mapping.Binding;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a run could not finish waits until a later one has, whatever becomes of the runs between. */
class LeftToTheNextRunTest {

    private final TwoSides sides = new TwoSides().rebind(HubObject.PROFILES, LeftToTheNextRunTest::creating);

    private static Binding creating(Binding binding) {
        return SampleBindings.creating(binding, Binding.CreateRemote.NEVER, Binding.CreateInHub.ALL);
    }

    @Test
    void aProfileThatACancelledRunDidNotCreateIsCreatedThoughTheNextRunBreaksOff() {
        sides.contact("lastName", "Ray", "email", "bob@x.com");
        sides.clock.advance(Duration.ofHours(1));
        sides.contact("lastName", "Lee", "email", "ann@x.com");
        Run plan = sides.plan();
        sides.store.cancel(plan.id());
        assertThat(sides.apply(plan).state()).isEqualTo(RunState.CANCELLED);
        sides.profile("lastName", "Poe", "email", "eve@x.com");
        sides.crm.faults().after(1, Call.LOOKUP, () -> {
            throw new ConnectorException(Failure.UNREACHABLE, "the line is down");
        });

        assertThat(sides.sync().state()).isEqualTo(RunState.FAILED);
        Run next = sides.sync();

        assertThat(sides.store.hubRecords()).hasSize(3);
        assertThat(next.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aRefusedCreationIsOverOnceTheProfileIsThere() {
        String contact = sides.contact("firstName", "Bob", "email", "bob@x.com");
        Run refused = sides.sync();
        assertThat(refused.progress().count(Count.REJECTED)).isEqualTo(1);
        sides.editContact(contact, "lastName", "Ray");

        Run next = sides.sync();

        assertThat(sides.store.hubRecords()).hasSize(1);
        assertThat(next.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.store.holds()).isEmpty();
    }

    @Test
    void aRecordThatWasFreshWhenItWasReadIsNotWrittenThoughMatchingTookLong() {
        sides.crm.withSettleTime(Duration.ofMinutes(5));
        UUID first = sides.profile("lastName", "Ray", "email", "bob@x.com", "title", "CFO");
        String contact = sides.contact("lastName", "Ray", "email", "bob@x.com");
        sides.crm.faults().next(Call.PAGE, () -> sides.clock.advance(Duration.ofMinutes(1)));
        sides.crm.faults().next(Call.LOOKUP, () -> sides.clock.advance(Duration.ofMinutes(10)));

        sides.sync();
        assertThat(sides.contactValue(contact, "title")).isEmpty();
        assertThat(sides.store.links())
                .singleElement()
                .satisfies(link -> assertThat(link.hubId()).isEqualTo(first));

        sides.clock.advance(Duration.ofMinutes(10));
        sides.sync();
        assertThat(sides.contactValue(contact, "title")).isEqualTo("CFO");
    }

    @Test
    void aRunThatHasMadeTheCallsThatItMayMakeGoesOnLaterWithTheRest() {
        Run parked = appliedWithin(4, sides);

        assertThat(parked.state()).isEqualTo(RunState.PARKED);
        assertThat(parked.error()).contains("4 calls");
        assertThat(sides.crm.faults().count()).isEqualTo(4);
        assertThat(written()).isBetween(1L, 5L);

        sides.crm.faults().clear();
        sides.budget(40);
        assertThat(sides.resume().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(written()).isEqualTo(6);
    }

    @Test
    void aRunWhoseCallsAreJustEnoughHasNothingToWaitFor() {
        TwoSides unlimited = new TwoSides();
        appliedWithin(0, unlimited);
        int needed = unlimited.crm.faults().count();

        Run done = appliedWithin(needed, sides);

        assertThat(sides.crm.faults().count()).isEqualTo(needed);
        assertThat(done.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(written()).isEqualTo(6);
    }

    /** A plan that writes six records one by one, applied with so many calls; 0 for no limit. */
    private static Run appliedWithin(long calls, TwoSides sides) {
        sides.crm.withBatches(1);
        for (int number = 0; number < 6; number++) {
            sides.profile("lastName", "L" + number, "email", number + "@x.com", "title", "CFO");
            sides.contact("lastName", "L" + number, "email", number + "@x.com");
        }
        Run plan = sides.plan();
        sides.crm.faults().clear();
        sides.budget(calls);
        return sides.apply(plan);
    }

    private long written() {
        return sides.crm.all("Contact").stream()
                .filter(contact -> "CFO".equals(contact.values().get("Title")))
                .count();
    }
}
