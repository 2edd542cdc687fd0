package io.concordat.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Texts come out of a column as they went in, whatever they are and in whichever form. */
class PackedTest {

    @Property
    void everyTextComesBackInItsOrder(@ForAll("texts") Map<String, String> texts) {
        assertThat(Packed.unpackMap(Packed.map(texts))).containsExactlyEntriesOf(texts);
        assertThat(Packed.unpackMap(Packed.shortMap(texts))).containsExactlyEntriesOf(texts);
    }

    @Property
    void whatIsOnlyCarriedFromColumnToColumnStaysAsItIs(@ForAll("texts") Map<String, String> texts) {
        String column = Packed.shortMap(texts);

        assertThat(Packed.shortMap(Packed.unpackMap(column))).isEqualTo(column);
    }

    @Example
    void theShortFormIsWhatRowsHold() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("email", "ann@x.com");
        texts.put("status", "");
        texts.put("shoeSize", "44");

        assertThat(Packed.shortMap(texts)).isEqualTo("Hann@x.com\u001ff\u001f.shoeSize=44\u001f");
        assertThat(Packed.shortMap(Map.of())).isEmpty();
        assertThat(Packed.shortMap(Map.of("email", "\u0000"))).isEqualTo("{\"email\":\"\\u0000\"}");
    }

    @Example
    void allStandardAttributesAreShort() {
        assertThat(Arrays.stream(HubObject.values())
                        .flatMap(object -> StandardAttributes.of(object).stream())
                        .map(Attribute::name)
                        .map(name -> Packed.shortMap(Map.of(name, ""))))
                .allMatch(packed -> packed.length() == 2);
    }

    @Provide
    Arbitrary<Map<String, String>> texts() {
        List<String> names = new ArrayList<>(List.of("shoeSize", "a=b", ".", "", "\u001f", "{"));
        StandardAttributes.of(HubObject.PROFILES).forEach(attribute -> names.add(attribute.name()));
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\n', '\t', '\u0000', '\u001f', '"', '\\', '\u00e9', '\ufeff')
                .ofMaxLength(12);
        return Arbitraries.maps(Arbitraries.of(names), text).ofMaxSize(8).map(LinkedHashMap::new);
    }
}
