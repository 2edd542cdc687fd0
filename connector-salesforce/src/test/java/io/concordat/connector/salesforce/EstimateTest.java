package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import org.junit.jupiter.api.Test;

/** What a plan says it will cost is what it costs: everything that is asked for on the way is in it. */
class EstimateTest {

    private static final int PEOPLE = 1_000;

    @Test
    void creationsWithAFieldForTheHubsId() {
        try (HubAndOrg both = HubAndOrg.withHubFields()) {
            costsWhatItSaid(both);
        }
    }

    @Test
    void creationsWithoutOne() {
        try (HubAndOrg both = new HubAndOrg()) {
            costsWhatItSaid(both);
        }
    }

    private static void costsWhatItSaid(HubAndOrg both) {
        both.creating(CreateRemote.ALL, CreateInHub.NEVER);
        for (int number = 0; number < PEOPLE; number++) {
            both.profile("lastName", "Person" + number, "email", "person." + number + "@example.com");
        }
        Run plan = both.plan();

        Run done = both.sync();

        assertThat(done.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.org.admin().all("Contact")).hasSize(PEOPLE);
        assertThat(plan.apiCalls().estimated())
                .isBetween(done.apiCalls().used(), done.apiCalls().used() * 3 / 2);
    }
}
