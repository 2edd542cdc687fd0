package io.concordat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.db.Ids;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void hubRecordsAreKnownByTheirIdsAndTheirObject() {
        Ids ids = Ids.system();
        List<UUID> known = Stream.generate(ids::next).limit(MANY).toList();

        assertThat(known).allMatch(id -> seen.add(HubObject.PROFILES, id));

        assertThat(known).allMatch(id -> seen.contains(HubObject.PROFILES, id));
        assertThat(known).noneMatch(id -> seen.add(HubObject.PROFILES, id));
        assertThat(known).noneMatch(id -> seen.contains(HubObject.LEADS, id));
        assertThat(Stream.generate(ids::next).limit(MANY)).noneMatch(id -> seen.contains(HubObject.PROFILES, id));
    }

    @Test
    void nothingIsKnownAnyMoreWhenItIsCleared() {
        seen.add("Contact", "1");

        seen.clear();

        assertThat(seen.contains("Contact", "1")).isFalse();
    }
}
