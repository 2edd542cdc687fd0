package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs that are killed, cut off or limited. The real engine and connector, and a simulated org over HTTP. */
class RunCasesTest {

    private final HubAndOrg both = HubAndOrg.withHubFields();

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void g46KilledInTheMiddleOfABatchNothingIsLostAndNothingIsThereTwice() {
        List<UUID> people = both.people(30);
        both.creating(CreateRemote.ALL, CreateInHub.NEVER);
        both.profile("lastName", "New", "email", "new@example.com");
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.dieAtStep(12);
        Run died = both.sync();
        both.live();

        both.execute(died.id());
        both.sync();

        assertThat(both.org.admin().all("Contact")).hasSize(31);
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(30);
    }

    @Test
    void g47WhenTheAnswerIsLostAfterSalesforceHasSavedNothingIsThereTwice() {
        both.creating(CreateRemote.ALL, CreateInHub.NEVER);
        IntStream.range(0, 40)
                .forEach(number ->
                        both.profile("lastName", "Person " + number, "email", "person" + number + "@example.com"));
        both.org.faults().on(CallKind.COLLECTION_WRITE).dropAfter();

        both.sync();
        both.sync();
        Run quiet = both.sync();

        assertThat(both.org.admin().all("Contact")).hasSize(40);
        assertThat(both.store.links()).hasSize(40);
        assertThat(both.changes(quiet)).isEmpty();
    }

    @Test
    void g48OfTwoHundredRowsTheBadOneStaysAndTheOthersGo() {
        List<UUID> people = both.people(200);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.org.rules().faults().add((draft, id) -> both.refuse(draft, id, people, 17));

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.PARTIAL);
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(199);
        assertThat(rejected(run)).singleElement().satisfies(change -> {
            assertThat(change.error().orElseThrow().code()).isEqualTo("VALIDATION_RULE");
            assertThat(change.error().orElseThrow().message()).contains("not on a Sunday");
        });
    }

    @Test
    void g49ALockedRowIsTriedAgainUntilItIsFree() {
        List<UUID> people = both.people(20);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        String locked = both.linkOf(people.get(3)).orElseThrow().remoteId();
        both.org.rules().locked().add(locked);
        both.org
                .faults()
                .on(CallKind.ROW_WRITE)
                .first(() -> both.org.rules().locked().clear());

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(20);
    }

    @Test
    void g50AtTheLimitTheRunParksWithAReserveLeftAndGoesOn() {
        List<UUID> people = both.people(600);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.org.budget().max(1_000);
        both.org
                .faults()
                .on(HubAndOrg::isWrite)
                .after(1)
                .first(() -> both.org.budget().used(799));

        Run parked = both.sync();

        assertThat(parked.state()).isEqualTo(RunState.PARKED);
        assertThat(parked.resumeAt()).isPresent();
        assertThat(parked.error()).contains("20 %");
        assertThat(both.org.budget().used()).isLessThanOrEqualTo(802);
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(400);

        both.pass(Duration.ofHours(1));
        both.org.budget().used(0);
        Run resumed = both.execute(parked.id());

        assertThat(resumed.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(600);
    }

    private List<Change> rejected(Run run) {
        return both.changes(run).stream()
                .filter(change -> change.state() == ChangeState.REJECTED)
                .toList();
    }
}
