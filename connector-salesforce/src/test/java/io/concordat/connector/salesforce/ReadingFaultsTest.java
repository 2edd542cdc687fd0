package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concordat.connector.Cursor;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.Session;
import io.concordat.connector.salesforce.simulator.LateChange;
import io.concordat.connector.salesforce.simulator.SimulatorOptions;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.http.Response;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read late, twice, elsewhere or not at all: nothing lost, nothing twice, nothing unexplained. */
class ReadingFaultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FaultStory story = new FaultStory();
    private final HubAndOrg both = story.both;

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void f20PeopleEditWhileTheRunIsUnderWay() {
        List<UUID> people = story.begin();
        String contact = both.linkOf(people.get(0)).orElseThrow().remoteId();
        both.org.faults().on(HubAndOrg::isWrite).first(() -> {
            both.org.admin().update(contact, Map.of("FirstName", "Ann"));
            both.edit(people.get(1), "firstName", "Bob");
        });

        story.syncUntilQuiet();

        assertThat(both.profileValue(people.get(0), "firstName")).isEqualTo("Ann");
        assertThat(both.contactValue(both.linkOf(people.get(1)).orElseThrow().remoteId(), "FirstName"))
                .isEqualTo("Bob");
        story.isWell(people);
    }

    @Test
    void f22ATransactionThatIsSavedLateIsNotMissed() {
        List<UUID> people = story.begin();
        story.syncUntilQuiet();
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

    @ParameterizedTest
    @ValueSource(
            strings = {"not ours", "1 %s", "1 %s yesterday", "1 %s 2999-01-01T00:00:00Z", "2 %s 2026-01-01T00:00:00Z"})
    void f25ACursorFromTheFutureOrOneThatIsBrokenReadsEverything(String cursor) {
        both.people(3);

        Seen seen = read(both, Optional.of(new Cursor(cursor.replace("%s", both.org.orgId()))));

        assertThat(seen.ids()).hasSize(3);
        assertThat(read(both, Optional.of(seen.cursor())).cursor()).isEqualTo(seen.cursor());
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void f12WhatIsToldTwiceAndInAnyOrderAndInPartIsWellAfterTheNextNight(int seed) {
        List<UUID> people = story.begin();
        Random random = new Random(seed);
        both.org.faults().on(CallKind.QUERY).always().change(answer -> mangled(answer, random));

        both.sync();
        both.org.faults().clear();
        story.syncUntilQuiet();

        story.isWell(people);
    }

    /** Some rows twice, some not at all, and all in another order. */
    private static Response mangled(Response answer, Random random) {
        try {
            JsonNode page = JSON.readTree(answer.body());
            List<JsonNode> rows = new ArrayList<>();
            page.path("records").forEach(row -> {
                for (int times = random.nextInt(4); times > 0; times--) {
                    rows.add(row);
                }
            });
            Collections.shuffle(rows, random);
            ((ObjectNode) page).putArray("records").addAll(rows);
            return answer.withBody(JSON.writeValueAsBytes(page));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void f12APlaceThatSalesforceHasForgottenIsFoundAgain() {
        List<UUID> people = both.people(4_500);
        both.org.calls().keep(false);
        both.org
                .faults()
                .on(CallKind.QUERY_MORE)
                .after(1)
                .refuse(400, "INVALID_QUERY_LOCATOR", "invalid query locator");

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.store.links()).hasSize(people.size());
    }
}
