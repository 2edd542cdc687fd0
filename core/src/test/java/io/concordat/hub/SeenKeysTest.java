package io.concordat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SeenKeysTest {

    /** More than stand in the heap. */
    private static final int MANY = 100_000;

    @Property
    void tellsWhereAKeyFirstStood(@ForAll List<@AlphaChars @StringLength(max = 2) String> keys) {
        SeenKeys seen = new SeenKeys();
        Map<String, Long> first = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            long line = i + 2L;
            Long before = first.putIfAbsent(keys.get(i), line);
            assertThat(seen.firstLine(keys.get(i), line)).isEqualTo(before == null ? 0 : before);
        }
    }

    @Test
    void remembersTheKeysOfALargeFile() {
        SeenKeys seen = new SeenKeys();
        for (int line = 1; line <= MANY; line++) {
            assertThat(seen.firstLine("K" + line, line)).isZero();
        }
        for (int line = 1; line <= MANY; line++) {
            assertThat(seen.firstLine("K" + line, MANY + line)).isEqualTo(line);
        }
    }
}
