package io.concordat.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every connector promises that can be read from. */
public interface ReadContract extends ContractSubject {

    @Test
    default void anEmptySystemIsReadAsEmpty() {
        assertThat(everything().ids()).isEmpty();
    }

    @Test
    default void everythingIsReadOnceInFullAndInPages() {
        List<String> ids = givenSamples(many());

        try (Session session = connector().open(settings())) {
            List<List<RemoteRecord>> pages = pages(session, Optional.empty());

            assertThat(pages).hasSizeGreaterThan(1).allMatch(page -> page.size() <= 10_000);
            assertThat(pages.stream().flatMap(Collection::stream).map(RemoteRecord::id))
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
        Contents records = everything();
        for (int number = 0; number < ids.size(); number += 97) {
            assertThat(records.of(ids.get(number)).values()).containsAllEntriesOf(sample(number));
        }
    }

    @Test
    default void readingTwiceIsReadingTheSame() {
        givenSamples(3);

        assertThat(everything()).isEqualTo(everything());
    }

    @Test
    default void anIdThatIsReadIsWrittenThatWay() {
        assertThat(givenSamples(3))
                .allSatisfy(id -> assertThat(connector().recordId(id)).contains(id));
    }

    @Test
    default void onlyTheWantedFieldsAreShown() {
        givenSamples(2);

        try (Session session = connector().open(settings());
                RecordReader.Pages read =
                        session.reader().orElseThrow().read(object(), List.of(textField()), Optional.empty())) {
            assertThat(read.next().orElseThrow())
                    .allSatisfy(record -> assertThat(record.values()).containsOnlyKeys(textField()));
        }
    }

    @Test
    default void theCursorLeadsToWhateverChangedSince() {
        List<String> ids = givenSamples(3);
        Cursor cursor = cursorAfterReading(Optional.empty());
        write(update(now(ids.get(1)), Map.of(textField(), "changed since")));

        assertThat(readSince(cursor))
                .anySatisfy(record -> assertThat(record.values()).containsEntry(textField(), "changed since"));
    }

    @Test
    default void everyCursorCanBeResumedFrom() {
        givenSamples(3);
        Cursor first = cursorAfterReading(Optional.empty());
        Cursor second = cursorAfterReading(Optional.of(first));

        assertThat(second).isEqualTo(first);
        assertThat(readSince(second)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    default void aCursorThatIsNotUnderstoodReadsEverything() {
        givenSamples(3);

        assertThat(readSince(new Cursor("{\"from\":\"somewhere else\"}"))).hasSize(3);
        assertThat(readSince(new Cursor(""))).hasSize(3);
        assertThat(readSince(new Cursor("x".repeat(2000)))).hasSize(3);
    }

    @Test
    default void aCursorFromTheFutureDoesNoHarm() {
        givenSamples(3);

        assertThat(readSince(new Cursor("9999-12-31T23:59:59Z"))).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    default void aReadCanBeGivenUp() {
        givenSamples(3);

        try (Session session = connector().open(settings())) {
            RecordReader.Pages read =
                    session.reader().orElseThrow().read(object(), List.of(textField()), Optional.empty());
            read.next();
            read.close();
            read.close();

            assertThat(pages(session, Optional.empty()).get(0)).hasSize(3);
        }
    }

    @Test
    default void whatIsLookedUpIsWhatIsRead() {
        if (!declares(Capability.LOOKUP)) {
            return;
        }
        List<String> ids = givenSamples(5);
        Contents read = everything();

        try (Session session = connector().open(settings())) {
            RecordLookup lookup = session.lookup().orElseThrow();

            assertThat(lookup.byId(object(), Set.of(ids.get(1), ids.get(3)), fieldNames(session)))
                    .containsExactlyInAnyOrder(read.of(ids.get(1)), read.of(ids.get(3)));
            assertThat(lookup.byField(object(), textField(), Set.of(sample(2).get(textField())), fieldNames(session)))
                    .contains(read.of(ids.get(2)));
        }
    }

    @Test
    default void lookingForWhatIsNotThereFindsNothing() {
        if (!declares(Capability.LOOKUP)) {
            return;
        }
        givenSamples(1);

        try (Session session = connector().open(settings())) {
            RecordLookup lookup = session.lookup().orElseThrow();

            assertThat(lookup.byId(object(), Set.of("no such id"), fieldNames(session)))
                    .allMatch(record -> record.state() == RemoteRecord.State.DELETED);
            assertThat(lookup.byId(object(), Set.of(), fieldNames(session))).isEmpty();
            assertThat(lookup.byField(object(), textField(), Set.of("no such value"), fieldNames(session)))
                    .isEmpty();
        }
    }

    private Cursor cursorAfterReading(Optional<Cursor> since) {
        try (Session session = connector().open(settings());
                RecordReader.Pages read = session.reader().orElseThrow().read(object(), List.of(textField()), since)) {
            Optional<List<RemoteRecord>> page;
            do {
                page = read.next();
            } while (page.isPresent());
            return read.cursor();
        }
    }

    private List<RemoteRecord> readSince(Cursor cursor) {
        try (Session session = connector().open(settings())) {
            return pages(session, Optional.of(cursor)).stream()
                    .flatMap(Collection::stream)
                    .toList();
        }
    }
}
