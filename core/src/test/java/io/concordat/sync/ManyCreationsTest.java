package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RemoteRecord;
import io.concordat.mapping.Binding;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thousands of records are created at once, and what somebody entered since the plan is not created once more. */
class ManyCreationsTest {

    private static final int MANY = RecordLookup.MOST + 500;

    private final TwoSides sides = new TwoSides()
            .rebind(
                    HubObject.PROFILES,
                    binding -> SampleBindings.creating(binding, Binding.CreateRemote.ALL, Binding.CreateInHub.NEVER));

    @Test
    void whatWasEnteredSinceThePlanIsNotCreatedOnceMore() {
        sides.crm.withBatches(MANY - 100);
        for (int number = 0; number < MANY; number++) {
            sides.profile("lastName", "Person" + number, "email", number + "@example.com");
        }
        Run plan = sides.plan();
        String first = sides.contact("lastName", "Person7", "email", "7@example.com");
        String last = sides.contact("lastName", "Person" + (MANY - 1), "email", (MANY - 1) + "@example.com");

        Run applied = sides.apply(plan);
        Run next = sides.sync();

        assertThat(applied.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(next.state()).isEqualTo(RunState.SUCCEEDED);
        List<String> addresses = sides.crm.all("Contact").stream()
                .map(record -> record.values().get("Email"))
                .toList();
        assertThat(addresses).doesNotHaveDuplicates().hasSize(MANY);
        assertThat(sides.store.links()).hasSize(MANY);
        assertThat(sides.crm.all("Contact")).extracting(RemoteRecord::id).contains(first, last);
    }
}
