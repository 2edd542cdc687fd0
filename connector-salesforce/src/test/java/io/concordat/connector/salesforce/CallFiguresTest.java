package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.fault.RecordedCall;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What work costs in calls to Salesforce. */
class CallFiguresTest {

    private final HubAndOrg both = new HubAndOrg();

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void oneChangedFieldIsOneWriteThatCarriesThatFieldOnly() {
        UUID ann = both.profile("lastName", "Lee", "firstName", "Ann", "email", "ann@example.com", "phone", "1");
        String contact = both.contact("lastName", "Lee", "firstName", "Ann", "email", "ann@example.com", "phone", "1");
        both.sync();
        both.edit(ann, "phone", "2");
        both.org.calls().clear();

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(writes()).singleElement().satisfies(call -> {
            assertThat(call.body()).isEqualTo("{\"Phone\":\"2\"}");
            assertThat(call.headers()).containsEntry("Sforce-Auto-Assign", "FALSE");
        });
        assertThat(both.contactValue(contact, "Phone")).isEqualTo("2");
    }

    @Test
    void aThousandChangedRecordsAreAtMostFiveCollectionCalls() {
        List<UUID> people = people(1_000);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.org.calls().clear();

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(writes()).hasSizeLessThanOrEqualTo(5);
        assertThat(both.org.admin().all("Contact"))
                .hasSize(1_000)
                .allMatch(row -> row.text("Title").equals("Chief"));
    }

    @Test
    void aNightWithoutChangesIsOneQueryForEachObjectAndTwoMoreCalls() {
        people(50);
        both.sync();
        both.sync();
        both.org.calls().clear();

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.changes(run)).isEmpty();
        assertThat(both.org.calls().count(CallKind.QUERY)).isEqualTo(1);
        assertThat(both.org.calls().count() - both.org.calls().count(CallKind.TOKEN))
                .isLessThanOrEqualTo(3);
    }

    private List<UUID> people(int count) {
        List<UUID> people = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String email = "person" + number + "@example.com";
            people.add(both.profile("lastName", "Person " + number, "email", email));
            both.contact("lastName", "Person " + number, "email", email);
        }
        return people;
    }

    private List<RecordedCall> writes() {
        return both.org.calls().all().stream()
                .filter(call -> !call.method().equals("GET"))
                .filter(call -> call.kind() != CallKind.TOKEN && !call.target().endsWith("/composite"))
                .filter(call -> call.kind() != CallKind.COLLECTION_READ)
                .toList();
    }
}
