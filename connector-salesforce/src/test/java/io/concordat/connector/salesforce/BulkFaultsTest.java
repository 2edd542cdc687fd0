package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.dml.DuplicateRule;
import io.concordat.connector.salesforce.simulator.dml.ValidationRule;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that write: each row of a result finds its record, and whatever fails, nothing is lost or there twice. */
class BulkFaultsTest {

    private static final int MANY = 40;

    private final HubAndOrg both = HubAndOrg.withHubFields().with("bulkFrom", "2");
    private final FaultStory story = new FaultStory(both);

    @AfterEach
    void stop() {
        both.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void f04TheAnswerToAnyCallOfAJobIsLost(int call) {
        List<UUID> people = story.begin();
        both.org.faults().on(CallKind.BULK_INGEST).after(call).dropAfter();

        story.syncUntilQuiet();

        story.isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void f09SalesforceIsDownInTheMiddleOfAJob(int call) {
        List<UUID> people = story.begin();
        both.org.faults().on(CallKind.BULK_INGEST).after(call).times(9).unavailable();

        both.sync();
        both.org.faults().clear();
        story.syncUntilQuiet();

        story.isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void f09AJobIsStoppedAfterSomeRows(int rows) {
        List<UUID> people = story.begin();
        both.org.bulk().failNextAfter(rows);

        story.syncUntilQuiet();

        story.isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void f13SomeRowsOfAJobAreLocked(int percent) {
        story.isWellThoughRowsAreLocked(percent);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 40})
    void f14BadRowsOfAJobStayWithWhatSalesforceSaysOfThem(int bad) {
        String words = "not today: \"closed\", see http://example.com/rules:7";
        chiefs(both.people(MANY));
        both.org
                .rules()
                .validations()
                .add(new ValidationRule(
                        "Contact",
                        contact -> Integer.parseInt(contact.text("LastName").replaceAll("\\D", "")) < bad,
                        words,
                        "LastName"));

        Run run = both.sync();

        assertThat(both.org.calls().count(CallKind.BULK_INGEST)).isPositive();
        assertThat(both.org.calls().count(CallKind.COLLECTION_WRITE)).isZero();
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(MANY - bad);
        assertThat(rejected(run))
                .hasSize(bad)
                .allMatch(change -> change.error().orElseThrow().message().contains(words));
    }

    @Test
    void f14ARowOfAJobThatIsRefusedForOneMomentIsDoneByTheNextRun() {
        List<UUID> people = both.people(MANY);
        chiefs(people);
        both.org.rules().faults().add((draft, id) -> both.refuse(draft, id, people, 7));

        Run run = both.sync();
        both.org.rules().faults().clear();
        both.edit(people.get(7), "title", "Boss");
        both.sync();

        assertThat(rejected(run)).hasSize(1);
        assertThat(both.org.admin().with("Contact", "Title", "Chief")).hasSize(MANY - 1);
        assertThat(both.org.admin().with("Contact", "Title", "Boss")).hasSize(1);
    }

    @Test
    void aRowThatADuplicateRuleRefusesInAJobWaitsForAPerson() {
        List<UUID> people = story.begin();
        both.org
                .rules()
                .duplicates()
                .add(new DuplicateRule(
                        "Contact", "Same_Name", List.of("LastName"), "Use one of these records?", false, false));
        both.contact("lastName", "New", "email", "somebody.else@example.com");

        Run run = both.sync();

        assertThat(run.state()).isIn(RunState.SUCCEEDED, RunState.PARTIAL);
        assertThat(both.org.admin().with("Contact", "LastName", "New")).hasSize(1);
        assertThat(both.org.admin().with("Contact", "LastName", "Newer")).hasSize(1);
        assertThat(both.store.links()).hasSize(people.size() + 1);
    }

    private void chiefs(List<UUID> people) {
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.org.calls().clear();
    }

    private List<Change> rejected(Run run) {
        return both.changes(run).stream()
                .filter(change -> change.state() == ChangeState.REJECTED)
                .toList();
    }
}
