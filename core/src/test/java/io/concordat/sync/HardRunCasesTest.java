package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.canonical.HubObject;
import io.concordat.connector.InMemoryFaults.Call;
import io.concordat.connector.RemoteRecord;
import io.concordat.connector.RemoteWrite;
import io.concordat.connector.WriteOutcome;
import io.concordat.mapping.Binding;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hard cases of running, each as a story with the real engine. */
class HardRunCasesTest {

    private final TwoSides sides = new TwoSides();

    @Test
    void g44WhatWasEditedDuringAPauseIsCaughtUpWithWhatStandsLast() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "phone", "1", "title", "A");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "phone", "1", "title", "A");
        sides.sync();

        sides.clock.advance(Duration.ofDays(3));
        sides.editProfile(ann, "phone", "2");
        sides.editContact(contact, "title", "B");
        sides.editProfile(ann, "phone", "3");
        sides.editContact(contact, "title", "C");
        String bob = sides.contact("lastName", "Ray", "email", "bob@x.com", "title", "CFO");
        UUID profile = sides.profile("lastName", "Ray", "email", "bob@x.com");
        sides.clock.advance(Duration.ofDays(3));
        Run resumed = sides.sync();

        assertThat(sides.contactValue(contact, "phone")).isEqualTo("3");
        assertThat(sides.profileValue(ann, "title")).isEqualTo("C");
        assertThat(sides.profileValue(profile, "title")).isEqualTo("CFO").isEqualTo(sides.contactValue(bob, "title"));
        assertThat(resumed.progress().count(Count.REMOTE_UPDATES)).isEqualTo(1);
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g45WithWritingOffThePlanIsFullAndNothingIsSent() {
        sides.writing(false);
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "phone", "1");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "CEO");

        Run run = sides.sync();

        assertThat(sides.contactValue(contact, "phone")).isEmpty();
        assertThat(sides.profileValue(ann, "title")).isEqualTo("CEO");
        assertThat(sides.changes(run))
                .anySatisfy(change ->
                        assertThat(change.error().map(error -> error.code())).contains("WRITING_OFF"));

        sides.writing(true).sync();

        assertThat(sides.contactValue(contact, "phone")).isEqualTo("1");
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g46AServerKilledInTheMiddleOfABatchLosesNothingAndDoublesNothing() {
        createContacts();
        people(10);
        sides.crm.faults().after(4, Call.ROW, HardRunCasesTest::die);

        assertThatThrownBy(sides::sync).isInstanceOf(Death.class);
        assertThat(sides.crm.all("Contact")).hasSize(4);
        Run resumed = sides.resume();
        sides.sync();
        Run last = sides.sync();

        assertThat(resumed.state().isFinal()).isTrue();
        assertThat(emails()).hasSize(10).doesNotHaveDuplicates();
        assertThat(sides.store.links()).hasSize(10);
        assertThat(last.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.changes(last)).isEmpty();
    }

    @Test
    void g46AServerKilledWhileItUpdatesWritesNothingTwice() {
        UUID ann = sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        String contact = sides.contact("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.sync();
        sides.editProfile(ann, "title", "B");
        sides.crm.faults().next(Call.ANSWER, HardRunCasesTest::die);

        assertThatThrownBy(sides::sync).isInstanceOf(Death.class);
        sides.editContact(contact, "title", "C");
        sides.resume();
        sides.sync();

        assertThat(sides.profileValue(ann, "title")).isEqualTo("C").isEqualTo(sides.contactValue(contact, "title"));
        assertThat(sides.changes(sides.sync())).isEmpty();
    }

    @Test
    void g47AnAnswerThatIsLostAfterTheCommitDoublesNobody() {
        createContacts();
        people(3);
        sides.crm.faults().loseAnswer();

        sides.sync();
        Run second = sides.sync();
        Run third = sides.sync();

        assertThat(emails()).hasSize(3).doesNotHaveDuplicates();
        assertThat(sides.store.links()).hasSize(3);
        assertThat(second.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.changes(third)).isEmpty();
    }

    @Test
    void g48OneBadRowOfTwoHundredKeepsNoOtherOut() {
        createContacts();
        people(200);
        sides.crm.withBatches(200);
        sides.crm
                .faults()
                .judge(write -> write instanceof RemoteWrite.Create create
                                && create.values().containsValue("77@x.com")
                        ? Optional.of(new WriteOutcome.Refused("INVALID", "the system does not like 77", "change it"))
                        : Optional.empty());

        Run run = sides.sync();
        int calls = sides.crm.faults().count(Call.WRITE);
        Run again = sides.sync();

        assertThat(emails()).hasSize(199).doesNotContain("77@x.com");
        assertThat(run.state()).isEqualTo(RunState.PARTIAL);
        assertThat(sides.changes(run))
                .filteredOn(change -> change.state() == ChangeState.REJECTED)
                .singleElement()
                .satisfies(change ->
                        assertThat(change.error().orElseThrow().message()).contains("77"));
        assertThat(sides.changes(again)).isEmpty();
        assertThat(sides.crm.faults().count(Call.WRITE)).isEqualTo(calls);
    }

    @Test
    void g51WhileOneServerRunsAConnectionNoOtherDoes() {
        sides.profile("lastName", "Lee", "email", "ann@x.com", "title", "A");
        sides.contact("lastName", "Lee", "email", "ann@x.com", "phone", "1");
        List<Boolean> free = new ArrayList<>();
        for (Call call : List.of(Call.PAGE, Call.WRITE, Call.ANSWER)) {
            sides.crm.faults().next(call, () -> free.add(sides.isFreeForAnotherServer()));
        }

        Run run = sides.sync();

        assertThat(free).hasSize(3).containsOnly(false);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(sides.isFreeForAnotherServer()).isTrue();
    }

    @Test
    void g54ARecordOfTheSameInstantAsTheWatermarkIsNotMissed() {
        UUID bob = sides.profile("lastName", "Ray", "email", "bob@x.com");
        String late = sides.contact("lastName", "Ray", "email", "bob@x.com");
        sides.profile("lastName", "Lee", "email", "ann@x.com");
        String newest = sides.contact("lastName", "Lee", "email", "ann@x.com");
        sides.sync();

        sides.crm.committedLate(age(newest), () -> sides.crm.edit("Contact", late, Map.of("Title", "CFO")));
        assertThat(stamp(late)).isEqualTo(stamp(newest));
        sides.sync();

        assertThat(sides.profileValue(bob, "title")).isEqualTo("CFO");
    }

    private Duration age(String contact) {
        return Duration.between(stamp(contact), sides.clock.instant());
    }

    private Instant stamp(String contact) {
        return sides.crm
                .find("Contact", contact)
                .flatMap(RemoteRecord::modifiedAt)
                .orElseThrow();
    }

    private void createContacts() {
        sides.rebind(
                HubObject.PROFILES,
                old -> SampleBindings.creating(old, Binding.CreateRemote.ALL, Binding.CreateInHub.NEVER));
    }

    private void people(int count) {
        for (int i = 0; i < count; i++) {
            sides.profile("lastName", "L" + i, "email", i + "@x.com");
        }
    }

    private List<String> emails() {
        return sides.crm.all("Contact").stream()
                .map(contact -> contact.values().getOrDefault("Email", ""))
                .toList();
    }

    private static void die() {
        throw new Death();
    }

    /** The process is dead; nothing of it goes on. */
    private static final class Death extends Error {}
}
