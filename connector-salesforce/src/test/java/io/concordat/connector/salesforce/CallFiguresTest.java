package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.Session;
import io.concordat.connector.WriteOutcome;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.fault.RecordedCall;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<UUID> people = both.people(1_000);
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

    /** Reading them, and writing as many as the engine hands over at once when so many are waiting. */
    @Test
    void aHundredThousandChangedRecordsAreAtMostThirtyCalls() {
        both.org.calls().keep(false);
        for (int number = 0; number < 100_000; number++) {
            both.contact("lastName", "Person " + number);
        }
        both.org.calls().clear();

        try (Session session = both.open()) {
            RecordWriter writer = session.writer().orElseThrow();
            List<String> ids = read(session);
            int size = writer.batchSize(ids.size());
            for (int from = 0; from < ids.size(); from += size) {
                List<RemoteWrite> batch = ids.subList(from, Math.min(ids.size(), from + size)).stream()
                        .<RemoteWrite>map(id -> new RemoteWrite.Update("t", id, "", Map.of("Title", "Chief")))
                        .toList();
                assertThat(writer.write("Contact", batch)).allMatch(WriteOutcome.Written.class::isInstance);
            }

            assertThat(ids).hasSize(100_000);
            assertThat(session.usage().used())
                    .isLessThanOrEqualTo(30)
                    .isLessThanOrEqualTo(writer.calls("Contact", new RecordWriter.Workload(0, 100_000, 0)) + 12);
        }
        assertThat(both.org.calls().count(CallKind.BULK_INGEST)).isPositive();
        assertThat(both.org.admin().all("Contact"))
                .allMatch(row -> row.text("Title").equals("Chief"));
    }

    @Test
    void aSampleOfManyRecordsIsOneQuery() {
        both.org.calls().keep(false);
        for (int number = 0; number < 60_000; number++) {
            both.contact("lastName", "Person " + number);
        }
        try (Session session = both.open()) {
            RecordReader reader = session.reader().orElseThrow();
            session.fields("Contact");
            both.org.calls().clear();

            List<RemoteRecord> some = reader.sample("Contact", List.of("LastName"));

            assertThat(some)
                    .hasSize(2_000)
                    .allMatch(record ->
                            record.values().getOrDefault("LastName", "").startsWith("Person"));
        }
        assertThat(both.org.calls().count()).isEqualTo(1);
    }

    private static List<String> read(Session session) {
        List<String> ids = new ArrayList<>();
        try (RecordReader.Pages pages =
                session.reader().orElseThrow().read("Contact", List.of("LastName"), Optional.empty())) {
            for (Optional<List<RemoteRecord>> page = pages.next(); page.isPresent(); page = pages.next()) {
                page.get().forEach(record -> ids.add(record.id()));
            }
        }
        return ids;
    }

    @Test
    void aNightWithoutChangesIsOneQueryForEachObjectAndTwoMoreCalls() {
        both.people(50);
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

    @Test
    void aNightWithoutChangesOfThreeObjectsIsThreeQueriesAndTwoMoreCalls() {
        both.bind(HubAndOrg.binding(
                HubObject.ACCOUNTS, "Account", HubAndOrg.HUB_WINS, "name", "accountNumber", "phone", "website"));
        both.bind(HubAndOrg.binding(
                HubObject.LEADS, "Lead", HubAndOrg.HUB_WINS, "firstName", "lastName", "company", "email"));
        both.people(50);
        for (int number = 0; number < 20; number++) {
            both.record(HubObject.ACCOUNTS, Optional.empty(), "name", "Company " + number);
            both.put("Account", "name", "Company " + number);
            both.put("Lead", "lastName", "Lead " + number, "company", "Company " + number);
        }
        both.sync();
        both.sync();
        both.org.calls().clear();

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.changes(run)).isEmpty();
        assertThat(both.org.calls().of(CallKind.QUERY))
                .hasSize(3)
                .allMatch(call -> call.target().contains("SystemModstamp"));
        assertThat(both.org.calls().count() - both.org.calls().count(CallKind.TOKEN))
                .isLessThanOrEqualTo(5);
    }

    private List<RecordedCall> writes() {
        return both.org.calls().all().stream()
                .filter(call -> !call.method().equals("GET"))
                .filter(call -> call.kind() != CallKind.TOKEN && !call.target().endsWith("/composite"))
                .filter(call -> call.kind() != CallKind.COLLECTION_READ)
                .toList();
    }
}
