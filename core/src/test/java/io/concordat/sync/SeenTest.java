package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenTest {

    private static final int MANY = 100_000;

    private final Seen seen = new Seen();

    @Test
    void manyRecordsAreKnownAndNoOthers() {
        List<String> ids = IntStream.range(0, MANY).mapToObj(i -> "003" + i).toList();

        assertThat(ids).allMatch(id -> seen.add("Contact", id));

        assertThat(ids).allMatch(id -> seen.contains("Contact", id));
        assertThat(ids).noneMatch(id -> seen.add("Contact", id));
        assertThat(ids).noneMatch(id -> seen.contains("Lead", id));
    }

    @Test
    void nothingIsKnownAnyMoreWhenItIsCleared() {
        seen.add("Contact", "1");

        seen.clear();

        assertThat(seen.contains("Contact", "1")).isFalse();
    }
}
