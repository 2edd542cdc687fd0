package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.Cursor;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.Session;
import io.concordat.connector.salesforce.simulator.LateChange;
import io.concordat.connector.salesforce.simulator.SimulatorOptions;
import io.concordat.connector.salesforce.simulator.dml.ValidationRule;
import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.run.ChangeState;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong on the way to Salesforce: nothing lost, nothing twice, nothing unexplained. */
class SalesforceFaultsTest {

    private static final int PEOPLE = 6;

    private HubAndOrg both = HubAndOrg.withHubFields();

    @AfterEach
    void stop() {
        both.close();
    }

    /** People on both sides, some only in the hub, and an edit on each side of each pair. */
    private List<UUID> story() {
        both.bind(HubAndOrg.binding(
                io.concordat.canonical.HubObject.PROFILES,
                "Contact",
                HubAndOrg.HUB_WINS,
                "firstName",
                "lastName",
                "email",
                "phone",
                "title"));
        both.creating(CreateRemote.ALL, CreateInHub.NEVER);
        List<UUID> people = both.people(PEOPLE);
        both.sync();
        for (UUID person : people) {
            both.edit(person, "title", "Chief");
            both.org.admin().update(both.linkOf(person).orElseThrow().remoteId(), Map.of("Phone", "+49 1"));
        }
        both.profile("lastName", "New", "email", "new@example.com", "title", "Chief");
        both.profile("lastName", "Newer", "email", "newer@example.com", "title", "Chief");
        return people;
    }

    /** Both sides agree, everybody is there once, and there is nothing left to do. */
    private void isWell(List<UUID> people) {
        List<Row> contacts = both.org.admin().all("Contact");
        assertThat(contacts)
                .hasSize(PEOPLE + 2)
                .allMatch(contact -> contact.text("Title").equals("Chief"));
        assertThat(contacts.stream().map(contact -> contact.text("Email"))).doesNotHaveDuplicates();
        assertThat(people)
                .allSatisfy(
                        person -> assertThat(both.profileValue(person, "phone")).isEqualTo("+49 1"));
        assertThat(both.store.links()).hasSize(PEOPLE + 2);
        assertThat(both.changes(both.sync())).isEmpty();
    }

    private void syncUntilQuiet() {
        for (int night = 0; night < 6; night++) {
            Run run = both.sync();
            if (run.state() == RunState.PARKED) {
                both.pass(Duration.ofHours(2));
                both.execute(run.id());
            }
        }
    }

    @Test
    void f01TheProcessMayDieAtAnyStep() {
        int step = 1;
        boolean died = true;
        while (died) {
            stop();
            both = HubAndOrg.withHubFields();
            List<UUID> people = story();
            both.dieAtStep(step);
            Run run = both.sync();
            died = !run.state().isFinal();
            if (died) {
                both.execute(run.id());
            }
            syncUntilQuiet();
            isWell(people);
            step += 3;
        }
        assertThat(step).isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void f04AnAnswerIsLostAfterTheWriteWasSaved(int call) {
        List<UUID> people = story();
        both.org.faults().on(HubAndOrg::isWrite).after(call).dropAfter();

        syncUntilQuiet();

        isWell(people);
    }

    @Test
    void f05AWriteIsDoneLongAfterItWasGivenUp() {
        List<UUID> people = story();
        Supplier<Integer> late = both.org.faults().on(HubAndOrg::isWrite).executeLater();
        both.sync();
        both.edit(people.get(0), "title", "Boss");
        both.sync();

        assertThat(late.get()).isPositive();
        syncUntilQuiet();
        both.edit(people.get(0), "title", "Chief");
        syncUntilQuiet();

        isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void f06TheSessionEndsInTheMiddleOfARun(int call) {
        List<UUID> people = story();
        both.org.calls().clear();
        AtomicInteger calls = new AtomicInteger();
        both.org
                .faults()
                .on(request -> request.path().startsWith("/services/data") && calls.getAndIncrement() == call)
                .first(() -> both.org.sessions().expireAll());

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.org.calls().count(CallKind.TOKEN)).isLessThanOrEqualTo(2);
        isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void f08TheLimitIsReachedAtAnyCallAndTheRunGoesOnByItself(int call) {
        List<UUID> people = story();
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
        syncUntilQuiet();
        isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void f09SalesforceIsDownForAWhile(int calls) {
        List<UUID> people = story();
        both.org
                .faults()
                .on(request -> request.path().startsWith("/services/data"))
                .after(2)
                .times(calls)
                .unavailable();

        both.syncOrFail();
        both.org.faults().clear();
        syncUntilQuiet();

        isWell(people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<html>ok</html>", "[]", "{\"records\":[", "null", "[[[[[[[["})
    void f11TheAnswerIsGarbage(String garbage) {
        List<UUID> people = story();
        AtomicInteger calls = new AtomicInteger();
        both.org
                .faults()
                .on(request -> request.path().startsWith("/services/data") && calls.incrementAndGet() % 3 == 0)
                .times(4)
                .change(response -> response.withBody(garbage.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        both.syncOrFail();
        both.org.faults().clear();
        syncUntilQuiet();

        isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50})
    void f13SomeRowsAreLocked(int percent) {
        List<UUID> people = story();
        Random random = new Random(percent);
        both.org
                .rules()
                .faults()
                .add((draft, id) -> random.nextInt(100) < percent
                        ? Optional.of(RowError.of("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access"))
                        : Optional.empty());

        both.sync();
        both.org.rules().faults().clear();
        syncUntilQuiet();

        isWell(people);
    }

    @Test
    void f13AllRowsAreLockedAndTheNextRunDoesIt() {
        List<UUID> people = story();
        both.org
                .rules()
                .faults()
                .add((draft, id) ->
                        Optional.of(RowError.of("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access")));

        Run run = both.sync();
        both.org.rules().faults().clear();
        both.sync();

        assertThat(run.state()).isEqualTo(RunState.PARTIAL);
        isWell(people);
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

    @Test
    void f20PeopleEditWhileTheRunIsUnderWay() {
        List<UUID> people = story();
        String contact = both.linkOf(people.get(0)).orElseThrow().remoteId();
        both.org.faults().on(HubAndOrg::isWrite).first(() -> {
            both.org.admin().update(contact, Map.of("FirstName", "Ann"));
            both.edit(people.get(1), "firstName", "Bob");
        });

        syncUntilQuiet();

        assertThat(both.profileValue(people.get(0), "firstName")).isEqualTo("Ann");
        assertThat(both.contactValue(both.linkOf(people.get(1)).orElseThrow().remoteId(), "FirstName"))
                .isEqualTo("Bob");
        isWell(people);
    }

    @Test
    void f22ATransactionThatIsSavedLateIsNotMissed() {
        List<UUID> people = story();
        syncUntilQuiet();
        String contact = both.linkOf(people.get(0)).orElseThrow().remoteId();
        LateChange late = both.org.admin().beginUpdate(contact, Map.of("FirstName", "Ann"));
        both.pass(Duration.ofMinutes(9));
        both.org.admin().update(both.linkOf(people.get(1)).orElseThrow().remoteId(), Map.of("FirstName", "Bob"));
        both.syncAfter(Duration.ofSeconds(30));
        late.commit();

        both.syncAfter(Duration.ofMinutes(10));

        assertThat(both.profileValue(people.get(0), "firstName")).isEqualTo("Ann");
        assertThat(both.profileValue(people.get(1), "firstName")).isEqualTo("Bob");
    }

    @Test
    void f22ManyRecordsOfOneSecondAreReadAll() {
        List<UUID> people = both.people(4_500);
        both.org.calls().keep(false);

        both.sync();

        assertThat(both.store.links()).hasSize(people.size());
    }

    @Test
    void f24InAnotherOrganisationACursorMeansNothing() {
        both.people(3);
        Cursor here = read(both, Optional.empty()).cursor();

        try (HubAndOrg elsewhere = new HubAndOrg(SimulatorOptions.standard().withPod("6g1"))) {
            elsewhere.people(5);
            elsewhere.pass(Duration.ofDays(1));

            assertThat(elsewhere.org.orgId()).isNotEqualTo(both.org.orgId());
            assertThat(read(elsewhere, Optional.of(here)).ids()).hasSize(5);
        }
    }

    private record Seen(List<String> ids, Cursor cursor) {}

    private static Seen read(HubAndOrg from, Optional<Cursor> since) {
        List<String> ids = new ArrayList<>();
        try (Session session = from.open();
                RecordReader.Pages pages = session.reader().orElseThrow().read("Contact", List.of("LastName"), since)) {
            for (Optional<List<RemoteRecord>> page = pages.next(); page.isPresent(); page = pages.next()) {
                page.get().forEach(record -> ids.add(record.id()));
            }
            return new Seen(ids, pages.cursor());
        }
    }

    @Test
    void f26WhenAllFieldsOfAllRecordsAreBlankThePlanWaitsForAPerson() {
        List<UUID> people = both.people(60);
        both.sync();
        people.forEach(person -> both.edit(person, "title", "Chief"));
        both.sync();
        both.org.admin().all("Contact").forEach(row -> both.org.admin().update(row.id(), Map.of("Title", "")));

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.PLANNED);
        assertThat(run.guards()).isNotEmpty();
        assertThat(people)
                .allSatisfy(
                        person -> assertThat(both.profileValue(person, "title")).isEqualTo("Chief"));
    }

    @Test
    void f26WhenNothingIsReadNothingIsDone() {
        List<UUID> people = both.people(60);
        both.sync();
        both.org
                .faults()
                .on(CallKind.QUERY)
                .answer(200, "application/json", "{\"totalSize\":0,\"done\":true,\"records\":[]}");

        Run run = both.sync();

        assertThat(both.changes(run)).isEmpty();
        assertThat(both.store.links()).hasSize(people.size());
        assertThat(IntStream.range(0, 60).mapToObj(people::get))
                .allSatisfy(person -> assertThat(both.linkOf(person)).isPresent());
    }
}
