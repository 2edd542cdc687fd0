package io.concordat.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The hash tells values apart and nothing else. */
class HashTest {

    @Property
    void theOrderOfTheMapDoesNotMatter(@ForAll("records") Map<String, String> values, @ForAll Random random) {
        List<String> names = new ArrayList<>(values.keySet());
        Collections.shuffle(names, random);
        Map<String, String> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, values.getOrDefault(name, "")));

        assertThat(Canon.hash(shuffled)).isEqualTo(Canon.hash(values)).matches("[0-9a-f]{32}");
    }

    @Property
    void differentValuesHaveDifferentHashes(
            @ForAll("records") Map<String, String> one, @ForAll("records") Map<String, String> other) {
        assertThat(Canon.hash(one).equals(Canon.hash(other))).isEqualTo(one.equals(other));
    }

    @Test
    void valuesCannotFlowIntoTheirNeighbours() {
        assertThat(List.of(
                        Canon.hash(Map.of("a", "b", "c", "")),
                        Canon.hash(Map.of("a", "", "c", "b")),
                        Canon.hash(Map.of("a", "bc")),
                        Canon.hash(Map.of("ab", "c")),
                        Canon.hash(Map.of("a", "1:c0:")),
                        Canon.hash(Map.of("a", "b")),
                        Canon.hash(Map.of())))
                .doesNotHaveDuplicates();
    }

    /** Few short names and values, so that near collisions are common. */
    @Provide
    Arbitrary<Map<String, String>> records() {
        return Arbitraries.maps(
                        Arbitraries.strings().withChars("ab1:").ofMinLength(1).ofMaxLength(3),
                        Arbitraries.strings().withChars("ab1:é").ofMaxLength(3))
                .ofMaxSize(3);
    }
}
