package io.concordat.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A map like any other, but in the order of its names. */
class FieldMapTest {

    private static final List<String> NAMES = List.of("phone", "email", "city", "title");

    @Property
    void itIsTheMapThatItWasMadeOf(@ForAll("maps") Map<String, String> map) {
        FieldMap.Draft<String> draft = new FieldMap.Draft<>(FieldNames.of(NAMES));
        map.forEach(draft::put);
        Map<String, String> fields = draft.finished();

        assertThat(fields).isEqualTo(map).hasSameHashCodeAs(map).hasSize(map.size());
        assertThat(FieldMap.of(map)).isEqualTo(map);
        assertThat(fields).containsExactlyEntriesOf(new TreeMap<>(map));
        assertThat(visited(fields)).containsExactlyEntriesOf(new TreeMap<>(map));
        NAMES.forEach(name -> {
            assertThat(fields.get(name)).isEqualTo(map.get(name));
            assertThat(fields.containsKey(name)).isEqualTo(map.containsKey(name));
        });
    }

    @Property
    void aPlaceMeansTheSameInEveryMap(@ForAll("maps") Map<String, String> map) {
        FieldNames names = FieldNames.of(NAMES);
        FieldMap.Draft<String> draft = new FieldMap.Draft<>(names);
        map.forEach(draft::put);
        Map<String, String> shared = draft.finished();

        for (int place = 0; place < names.size(); place++) {
            String value = map.get(names.at(place));
            assertThat(FieldMap.at(shared, names, place)).isEqualTo(value);
            assertThat(FieldMap.at(map, names, place)).isEqualTo(value);
            assertThat(FieldMap.at(FieldMap.of(map), names, place)).isEqualTo(value);
        }
    }

    @Example
    void aFieldThatIsNoneOfItsNamesIsRefused() {
        FieldMap.Draft<String> draft = new FieldMap.Draft<>(FieldNames.of(NAMES));

        assertThatThrownBy(() -> draft.put("fax", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fax");
    }

    private static Map<String, String> visited(Map<String, String> fields) {
        Map<String, String> visited = new LinkedHashMap<>();
        fields.forEach(visited::put);
        return visited;
    }

    @Provide
    Arbitrary<Map<String, String>> maps() {
        return Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.of("", "a", "b"));
    }
}
