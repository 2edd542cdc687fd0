package io.concordat.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

        Set<String> counted = new TreeSet<>(names);
        assertThat(Canon.hash("1", counted, shuffled))
                .isEqualTo(Canon.hash("1", counted, values))
                .isNotEqualTo(Canon.hash("2", counted, values))
                .matches("[0-9a-f]{32}");
    }

    @Property
    void differentValuesHaveDifferentHashes(
            @ForAll("records") Map<String, String> one, @ForAll("records") Map<String, String> other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        assertThat(Canon.hash("1", names, one).equals(Canon.hash("1", names, other)))
                .isEqualTo(one.equals(other));
    }

    @Test
    void valuesCannotFlowIntoTheirNeighbours() {
        assertThat(Stream.of(
                                Map.of("a", "b", "c", ""),
                                Map.of("a", "", "c", "b"),
                                Map.of("a", "bc"),
                                Map.of("ab", "c"),
                                Map.of("a", "1:c0:"),
                                Map.of("a", "b"),
                                Map.<String, String>of())
                        .map(values -> Canon.hash("1", List.of("a", "ab", "c"), values)))
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
