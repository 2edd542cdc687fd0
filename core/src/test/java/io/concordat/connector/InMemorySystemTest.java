package io.concordat.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.InMemoryFaults.Call;
import io.concordat.connector.WriteOutcome.Busy;
import io.concordat.connector.WriteOutcome.Changed;
import io.concordat.connector.WriteOutcome.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The system in memory goes wrong exactly as it is told to. */
class InMemorySystemTest {

    private final SteppingClock clock = SteppingClock.at2026();
    private final InMemorySystem system = InMemorySystem.crm(clock);
    private final Session session = new InMemoryConnector(system).open(new Settings(Map.of()));
    private final String ada = system.put("Contact", Map.of("LastName", "Lovelace"));
    private final String grace = system.put("Contact", Map.of("LastName", "Hopper"));

    @Test
    void aLostRequestWroteNothing() {
        system.faults().loseRequest();

        fails(Failure.UNREACHABLE, rename(ada, "King"));

        assertThat(name(ada)).isEqualTo("Lovelace");
    }

    @Test
    void aLostAnswerHidesWhatWasWritten() {
        system.faults().loseAnswer();

        fails(Failure.OUTCOME_UNKNOWN, rename(ada, "King"));

        assertThat(name(ada)).isEqualTo("King");
        assertThat(system.find("Contact", ada).orElseThrow().token()).contains("token-King");
    }

    @Test
    void aBrokenBatchWroteTheRecordsBeforeTheBreak() {
        system.faults().breakAtRow(1);

        fails(Failure.OUTCOME_UNKNOWN, rename(ada, "King"), rename(grace, "Murray"));

        assertThat(name(ada)).isEqualTo("King");
        assertThat(name(grace)).isEqualTo("Hopper");
    }

    @Test
    void aDelayedBatchArrivesWhenItIsDelivered() {
        system.faults().delay();
        fails(Failure.OUTCOME_UNKNOWN, rename(ada, "King"));
        assertThat(name(ada)).isEqualTo("Lovelace");

        system.faults().deliver();

        assertThat(name(ada)).isEqualTo("King");
    }

    @Test
    void aDelayedBatchIsComparedWhenItArrives() {
        system.faults().delay();
        fails(Failure.OUTCOME_UNKNOWN, rename(ada, "King"));
        system.edit("Contact", ada, Map.of("LastName", "Byron"));

        system.faults().deliver();

        assertThat(name(ada)).isEqualTo("Byron");
    }

    @Test
    void somebodyCanEditInTheMiddleOfACall() {
        system.faults().next(Call.ROW, () -> system.edit("Contact", ada, Map.of("Phone", "1")));

        assertThat(write(rename(ada, "King"))).singleElement().isInstanceOf(Changed.class);
    }

    @Test
    void theJudgeAnswersInPlaceOfTheSystem() {
        system.faults().judge(write -> Optional.of(new Busy("locked")));

        assertThat(write(rename(ada, "King"))).singleElement().isInstanceOf(Busy.class);
        assertThat(name(ada)).isEqualTo("Lovelace");
    }

    @Test
    void withStampsAsRevisionsTwoEditsInOneSecondLookAlike() {
        system.withStampsAsRevisions();
        system.edit("Contact", ada, Map.of("Phone", "1"));
        RemoteWrite stale = rename(ada, "King");
        system.edit("Contact", ada, Map.of("LastName", "Byron"));

        assertThat(write(stale)).singleElement().isInstanceOf(Written.class);
        clock.advance(Duration.ofSeconds(1));
        RemoteWrite staleAgain = rename(ada, "Gordon");
        system.edit("Contact", ada, Map.of("LastName", "Noel"));
        assertThat(write(staleAgain)).singleElement().isInstanceOf(Changed.class);
    }

    @Test
    void aFeedYieldsWhatChangedSinceTheCursorLessTheOverlap() {
        system.withOverlap(Duration.ofMinutes(1));
        clock.advance(Duration.ofHours(1));
        system.edit("Contact", ada, Map.of("LastName", "King"));
        Cursor cursor = read(Optional.empty(), new ArrayList<>());
        clock.advance(Duration.ofHours(1));
        system.remove("Contact", grace);
        system.committedLate(
                Duration.ofMinutes(62), () -> system.put("Contact", Map.of("LastName", "Late, outside the overlap")));
        system.committedLate(Duration.ofSeconds(3630), () -> system.put("Contact", Map.of("LastName", "Late")));

        List<RemoteRecord> records = new ArrayList<>();
        Cursor next = read(Optional.of(cursor), records);

        assertThat(records).extracting(RemoteRecord::id).containsExactly("contact-000004", ada, grace);
        assertThat(records.get(2).state()).isEqualTo(RemoteRecord.State.DELETED);
        assertThat(next.value()).isGreaterThan(cursor.value());
    }

    private Cursor read(Optional<Cursor> since, Collection<RemoteRecord> records) {
        try (RecordReader.Pages pages = session.reader().orElseThrow().read("Contact", List.of("LastName"), since)) {
            for (Optional<List<RemoteRecord>> page = pages.next(); page.isPresent(); page = pages.next()) {
                records.addAll(page.get());
            }
            return pages.cursor();
        }
    }

    private RemoteWrite rename(String id, String name) {
        String revision = system.find("Contact", id).orElseThrow().revision();
        return new RemoteWrite.Update("token-" + name, id, revision, Map.of("LastName", name));
    }

    private List<WriteOutcome> write(RemoteWrite... writes) {
        return session.writer().orElseThrow().write("Contact", List.of(writes));
    }

    private void fails(Failure failure, RemoteWrite... writes) {
        assertThatThrownBy(() -> write(writes))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        thrown -> assertThat(thrown.failure()).isEqualTo(failure));
    }

    private String name(String id) {
        return system.find("Contact", id).orElseThrow().values().getOrDefault("LastName", "");
    }
}
