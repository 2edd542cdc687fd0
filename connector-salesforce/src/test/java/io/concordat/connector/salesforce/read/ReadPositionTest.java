package io.concordat.connector.salesforce.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Where reads begin: never so late that something is missed, and in one organisation only. */
class ReadPositionTest {

    private static final String ORG = "00D000000000001EAA";
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void aCursorIsReadBack() {
        ReadPosition position = new ReadPosition(ORG, NOON);

        assertThat(ReadPosition.of(position.cursor(), ORG, Optional.of(NOON))).contains(position);
    }

    @Test
    void whatIsNoCursorOfThisOrganisationMeansNothing() {
        assertThat(List.of("", "x", "1 " + ORG, "1 " + ORG + " soon", "2 " + ORG + " " + NOON, "a b c d"))
                .allSatisfy(text -> assertThat(ReadPosition.of(new Cursor(text), ORG, Optional.empty()))
                        .isEmpty());
        assertThat(ReadPosition.of(new ReadPosition("00D000000000002EAA", NOON).cursor(), ORG, Optional.empty()))
                .isEmpty();
    }

    @Test
    void f25ACursorFromTheFutureMeansNothing() {
        Cursor future = new ReadPosition(ORG, Instant.parse("2999-01-01T00:00:00Z")).cursor();

        assertThat(ReadPosition.of(future, ORG, Optional.of(NOON))).isEmpty();
    }

    @Test
    void aShortReadThatFindsNothingNewLeavesTheStartWhereItWas() {
        Progress progress = new Progress(ORG, Optional.of(new ReadPosition(ORG, NOON)));
        progress.begin(Optional.of(NOON.plusSeconds(3_600)));
        progress.page();
        progress.row(Optional.of(NOON.minusSeconds(5)), "003000000000001AAA");

        assertThat(progress.next().stamp()).isEqualTo(NOON);
    }

    @Test
    void aReadNeverGoesBack() {
        Progress progress = new Progress(ORG, Optional.of(new ReadPosition(ORG, NOON)));
        progress.begin(Optional.of(NOON.minusSeconds(60)));
        progress.page();
        progress.page();

        assertThat(progress.next().stamp()).isEqualTo(NOON);
    }

    /** Rows take their stamp when they are written, and show up to ten minutes later. */
    @Property(tries = 2_000)
    void noLateRowIsEverMissed(@ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int rows) {
        Duration overlap = Reading.USUAL_OVERLAP;
        List<Late> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Instant stamp = NOON.plusSeconds(random.nextInt(4 * 3_600));
            all.add(new Late("r" + i, stamp, stamp.plusSeconds(random.nextInt(601))));
        }
        Set<String> read = new TreeSet<>();
        Optional<ReadPosition> position = Optional.empty();
        Instant now = NOON;
        for (int run = 0; run < 12; run++) {
            now = now.plusSeconds(1 + random.nextInt(3_000));
            position = Optional.of(read(all, position, now, overlap, read, random));
        }
        read(all, position, NOON.plusSeconds(20 * 3_600), overlap, read, random);

        assertThat(read).hasSize(rows);
    }

    private static ReadPosition read(
            List<Late> all,
            Optional<ReadPosition> since,
            Instant begun,
            Duration overlap,
            Set<String> read,
            Random random) {
        Progress progress = new Progress(ORG, since);
        progress.begin(Optional.of(begun));
        Instant from = since.map(position -> position.stamp().minus(overlap)).orElse(Instant.EPOCH);
        Instant seen = begun.plusSeconds(random.nextInt(120));
        List<Late> found = all.stream()
                .filter(row -> !row.visible().isAfter(seen) && !row.stamp().isBefore(from))
                .sorted(Comparator.comparing(Late::stamp))
                .toList();
        found.forEach(row -> {
            read.add(row.id());
            progress.row(Optional.of(row.stamp()), row.id());
        });
        progress.page();
        return progress.next();
    }

    private record Late(String id, Instant stamp, Instant visible) {}
}
