package io.concordat.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.WriteOutcome.Changed;
import io.concordat.connector.WriteOutcome.Exists;
import io.concordat.connector.WriteOutcome.Gone;
import io.concordat.connector.WriteOutcome.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every connector promises that can be written to. */
public interface WriteContract extends ContractSubject {

    /** Values the system refuses, such as a text that is too long; empty if it takes everything. */
    default Map<String, String> refusedValues() {
        return Map.of();
    }

    @Test
    default void anUpdateChangesTheGivenFieldsAndNoOthers() {
        List<String> ids = givenSamples(3);
        Contents before = everything();

        assertThat(write(update(before.of(ids.get(1)), Map.of(textField(), "new"))))
                .isInstanceOf(Written.class);

        Map<String, String> expected = new HashMap<>(before.of(ids.get(1)).values());
        expected.put(textField(), "new");
        assertThat(now(ids.get(1)).values()).isEqualTo(expected);
        assertThat(now(ids.get(0))).isEqualTo(before.of(ids.get(0)));
        assertThat(now(ids.get(2))).isEqualTo(before.of(ids.get(2)));
    }

    @Test
    default void aBlankClearsTheField() {
        String id = givenSamples(1).get(0);

        write(update(now(id), Map.of(textField(), "")));

        assertThat(now(id).values()).containsEntry(textField(), "");
    }

    @Test
    default void aFieldLeftOutOfACreationIsBlankAndNotAbsent() {
        Map<String, String> values = new HashMap<>(sample(1));
        values.remove(textField());

        String id = given(List.of(values)).get(0);

        assertThat(now(id).values()).containsEntry(textField(), "");
    }

    @Test
    default void outcomesComeInTheOrderOfTheWrites() {
        List<String> ids = givenSamples(20);
        Contents records = everything();
        List<RemoteWrite> batch = new ArrayList<>();
        for (int number = 19; number >= 0; number--) {
            batch.add(update(records.of(ids.get(number)), Map.of(textField(), "new " + number)));
        }

        List<WriteOutcome> outcomes = write(batch);

        for (int place = 0; place < 20; place++) {
            assertThat(((Written) outcomes.get(place)).id()).isEqualTo(ids.get(19 - place));
        }
    }

    @Test
    default void oneRecordThatCannotBeWrittenDoesNotStopTheOthers() {
        List<String> ids = givenSamples(3);
        Contents records = everything();
        List<RemoteWrite> batch = new ArrayList<>();
        batch.add(update(records.of(ids.get(0)), Map.of(textField(), "first")));
        batch.add(new RemoteWrite.Update(token(1), "no such id", "1", Map.of(textField(), "lost")));
        if (!refusedValues().isEmpty()) {
            batch.add(update(records.of(ids.get(1)), refusedValues()));
        }
        batch.add(update(records.of(ids.get(2)), Map.of(textField(), "last")));

        List<WriteOutcome> outcomes = write(batch);

        assertThat(outcomes).hasSameSizeAs(batch);
        assertThat(outcomes.get(0)).isInstanceOf(Written.class);
        assertThat(outcomes.get(1)).isInstanceOf(Gone.class);
        if (!refusedValues().isEmpty()) {
            assertThat(outcomes.get(2)).isInstanceOf(WriteOutcome.Refused.class);
        }
        assertThat(outcomes.get(batch.size() - 1)).isInstanceOf(Written.class);
        assertThat(now(ids.get(0)).values()).containsEntry(textField(), "first");
        assertThat(now(ids.get(1))).isEqualTo(records.of(ids.get(1)));
        assertThat(now(ids.get(2)).values()).containsEntry(textField(), "last");
    }

    @Test
    default void theRevisionOfAWriteIsTheOneThatIsRead() {
        String id = givenSamples(1).get(0);

        Written written = (Written) write(update(now(id), Map.of(textField(), "new")));

        if (!written.revision().isEmpty()) {
            assertThat(now(id).revision()).isEqualTo(written.revision());
        }
    }

    @Test
    default void whatWasCreatedIsReadInFull() {
        if (declares(Capability.CREATE)) {
            Written written = (Written) write(create(1, sample(1)));

            assertThat(now(written.id()).values()).containsAllEntriesOf(sample(1));
        }
    }

    @Test
    default void creatingTwiceForOneKeyIsCreatingOnce() {
        if (declares(Capability.CREATE)) {
            Written first = (Written) write(create(1, sample(1)));

            WriteOutcome second = write(new RemoteWrite.Create(token(2), "hub-1", sample(2)));

            assertThat(second).isEqualTo(new Exists(first.id()));
            assertThat(everything().ids()).hasSize(1);
            assertThat(now(first.id()).values()).containsAllEntriesOf(sample(1));
        }
    }

    @Test
    default void creatingTwiceForOneKeyInOneBatchIsCreatingOnce() {
        if (declares(Capability.CREATE)) {
            List<WriteOutcome> outcomes =
                    write(List.of(create(1, sample(1)), new RemoteWrite.Create(token(2), "hub-1", sample(2))));

            Written first = (Written) outcomes.get(0);
            assertThat(outcomes.get(1)).isEqualTo(new Exists(first.id()));
            assertThat(everything().ids()).containsExactlyInAnyOrder(first.id());
        }
    }

    @Test
    default void aRecordThatMovedOnIsLeftAlone() {
        if (declares(Capability.COMPARE_AND_SET)) {
            String id = givenSamples(1).get(0);
            RemoteRecord stale = now(id);
            write(update(stale, Map.of(textField(), "theirs")));
            RemoteRecord theirs = now(id);

            assertThat(write(update(stale, Map.of(textField(), "ours")))).isInstanceOf(Changed.class);
            assertThat(now(id)).isEqualTo(theirs);
        }
    }

    @Test
    default void theSecondWriteOfARecordInABatchFindsItChanged() {
        if (declares(Capability.COMPARE_AND_SET)) {
            String id = givenSamples(1).get(0);
            RemoteRecord record = now(id);

            List<WriteOutcome> outcomes = write(List.of(
                    update(record, Map.of(textField(), "first")), update(record, Map.of(textField(), "second"))));

            assertThat(outcomes.get(0)).isInstanceOf(Written.class);
            assertThat(outcomes.get(1)).isInstanceOf(Changed.class);
            assertThat(now(id).values()).containsEntry(textField(), "first");
        }
    }

    @Test
    default void aDeletedRecordIsGone() {
        if (declares(Capability.DELETE)) {
            List<String> ids = givenSamples(3);
            RemoteRecord record = now(ids.get(1));
            RemoteWrite.Delete delete = new RemoteWrite.Delete(token(1), record.id(), record.revision());

            assertThat(write(delete)).isInstanceOf(Written.class);
            assertThat(everything().ids()).containsExactlyInAnyOrder(ids.get(0), ids.get(2));
            assertThat(write(delete)).isInstanceOf(Gone.class);
            assertThat(write(update(record, Map.of(textField(), "late")))).isInstanceOf(Gone.class);
        }
    }

    @Test
    default void aRecordThatMovedOnIsNotDeleted() {
        if (declares(Capability.DELETE) && declares(Capability.COMPARE_AND_SET)) {
            String id = givenSamples(1).get(0);
            RemoteRecord stale = now(id);
            write(update(stale, Map.of(textField(), "theirs")));

            assertThat(write(new RemoteWrite.Delete(token(1), id, stale.revision())))
                    .isInstanceOf(Changed.class);
            assertThat(everything().ids()).containsExactlyInAnyOrder(id);
        }
    }

    @Test
    default void theTokenOfTheLastWriteIsShown() {
        if (declares(Capability.OPERATION_TOKEN)) {
            String id = givenSamples(1).get(0);
            write(new RemoteWrite.Update(token(7), id, now(id).revision(), Map.of(textField(), "new")));

            assertThat(now(id).token()).contains(token(7));
        }
    }

    @Test
    default void anUnknownFieldIsNeverWritten() {
        String id = givenSamples(1).get(0);
        RemoteRecord before = now(id);

        try {
            assertThat(write(update(before, Map.of("NoSuchField", "x", textField(), "y"))))
                    .isInstanceOf(WriteOutcome.Refused.class);
        } catch (ConnectorException refused) {
            assertThat(refused.failure()).isEqualTo(ConnectorException.Failure.MISCONFIGURED);
        }

        assertThat(now(id)).isEqualTo(before);
    }

    @Test
    default void writingToAnUnknownObjectIsRefused() {
        try (Session session = connector().open(settings())) {
            RecordWriter writer = session.writer().orElseThrow();

            assertThatThrownBy(() -> writer.write("NoSuchObject", List.of(create(1, sample(1)))))
                    .isInstanceOf(ConnectorException.class);
        }
    }

    @Test
    default void anEmptyBatchWritesNothing() {
        givenSamples(1);
        Contents before = everything();

        assertThat(write(List.of())).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }
}
