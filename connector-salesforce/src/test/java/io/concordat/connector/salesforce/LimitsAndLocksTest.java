package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.dml.ValidationRule;
import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Salesforce refuses for now or for good: the rest goes on, and what was refused is told. */
class LimitsAndLocksTest {

    private final FaultStory story = new FaultStory();
    private final HubAndOrg both = story.both;

    @AfterEach
    void stop() {
        both.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void f08TheLimitIsReachedAtAnyCallAndTheRunGoesOnByItself(int call) {
        List<UUID> people = story.begin();
        both.org.calls().clear();
        both.org
                .faults()
                .on(request -> request.path().startsWith("/services/data"))
                .after(call)
                .always()
                .refuse(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");

        Run run = both.syncOrFail();
        long refused = both.org.calls().all().stream()
                .filter(made -> made.status() == 403)
                .count();
        both.org.faults().clear();

        assertThat(refused).isLessThanOrEqualTo(2);
        if (run.state() == RunState.PARKED) {
            assertThat(run.resumeAt()).isPresent();
            both.pass(Duration.ofHours(1));
            both.execute(run.id());
        }
        story.syncUntilQuiet();
        story.isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50})
    void f13SomeRowsAreLocked(int percent) {
        story.isWellThoughRowsAreLocked(percent);
    }

    @Test
    void f13AllRowsAreLockedAndTheNextRunDoesIt() {
        List<UUID> people = story.begin();
        both.org
                .rules()
                .faults()
                .add((draft, id) ->
                        Optional.of(RowError.of("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access")));

        Run run = both.sync();
        both.org.rules().faults().clear();
        both.sync();

        assertThat(run.state()).isEqualTo(RunState.PARTIAL);
        story.isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 200})
    void f14BadRowsStayAndGoodRowsGo(int bad) {
        List<UUID> people = both.people(200);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.org
                .rules()
                .validations()
                .add(new ValidationRule(
                        "Contact",
                        contact -> Integer.parseInt(contact.text("LastName").replaceAll("\\D", "")) < bad,
                        "not today",
                        "LastName"));

        Run run = both.sync();

        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(200 - bad);
        assertThat(both.changes(run).stream().filter(change -> change.state() == ChangeState.REJECTED))
                .hasSize(bad)
                .allMatch(change -> change.error().orElseThrow().message().contains("not today"));
    }
}
