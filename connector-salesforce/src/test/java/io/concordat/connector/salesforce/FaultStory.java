package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.error.RowError;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A small story in which every kind of work is waiting, and how it has to end whatever goes wrong in between. */
final class FaultStory {

    private static final int PEOPLE = 6;
    private static final int NIGHTS = 6;

    final HubAndOrg both;

    FaultStory() {
        this(HubAndOrg.withHubFields());
    }

    FaultStory(HubAndOrg both) {
        this.both = both;
    }

    /** People on both sides, some only in the hub, and an edit on each side of each pair. */
    List<UUID> begin() {
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

    /** As often as it takes, parked runs included. */
    void syncUntilQuiet() {
        for (int night = 0; night < NIGHTS; night++) {
            Run run = both.sync();
            if (run.state() == RunState.PARKED) {
                both.pass(Duration.ofHours(2));
                both.execute(run.id());
            }
        }
    }

    /** The first run finds so many of a hundred rows locked, each time by chance, but always the same. */
    void isWellThoughRowsAreLocked(int percent) {
        List<UUID> people = begin();
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

    /** Both sides agree, everybody is there once, and there is nothing left to do. */
    void isWell(List<UUID> people) {
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
}
