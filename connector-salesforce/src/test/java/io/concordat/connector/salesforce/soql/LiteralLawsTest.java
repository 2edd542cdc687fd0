package io.concordat.connector.salesforce.soql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a value holds, it is one literal of a query, and reads as that value. */
class LiteralLawsTest {

    private static final Map<Character, Character> ESCAPES =
            Map.of('n', '\n', 'r', '\r', 't', '\t', 'b', '\b', 'f', '\f', '"', '"', '\'', '\'', '\\', '\\');

    @Property
    void aLiteralReadsAsItsValue(@ForAll("hostile") String value) {
        assertThat(read(Literal.of(value).text())).isEqualTo(value);
    }

    @Property
    void anyTextReadsAsItself(@ForAll String value) {
        assertThat(read(Literal.of(value).text())).isEqualTo(value);
    }

    @Property
    void noControlCharacterIsLeft(@ForAll String value) {
        assertThat(Literal.of(value).text().chars()).allMatch(character -> character >= ' ' && character != 0x7F);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings()
                .withChars('\'', '\\', '"', '\n', '\r', '\t', '\0', 'u', 'n', ' ', ')', '%', 'O', 'R')
                .ofMaxLength(30);
    }

    /** Reads a literal by the rules of SOQL; fails if it ends before its end. */
    private static String read(String literal) {
        StringBuilder value = new StringBuilder();
        assertThat(literal).startsWith("'").endsWith("'");
        int at = 1;
        while (at < literal.length() - 1) {
            char character = literal.charAt(at++);
            assertThat(character).isNotEqualTo('\'');
            if (character != '\\') {
                value.append(character);
                continue;
            }
            char escape = literal.charAt(at++);
            if (escape == 'u') {
                value.append((char) Integer.parseInt(literal.substring(at, at + 4), 16));
                at += 4;
            } else {
                assertThat(ESCAPES).containsKey(escape);
                value.append(ESCAPES.getOrDefault(escape, ' '));
            }
        }
        assertThat(at).isEqualTo(literal.length() - 1);
        return value.toString();
    }
}
