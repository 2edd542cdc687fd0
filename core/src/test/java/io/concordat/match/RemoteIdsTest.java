package io.concordat.match;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A record has one id, however it is written. */
class RemoteIdsTest {

    @Test
    void g10FifteenAndEighteenCharactersAreOneRecord() {
        assertThat(RemoteIds.expand("001A0000006Vm9r")).isEqualTo("001A0000006Vm9rIAC");
        assertThat(RemoteIds.same("001A0000006Vm9r", "001A0000006Vm9rIAC")).isTrue();
        assertThat(RemoteIds.same("001A0000006Vm9R", "001A0000006Vm9rIAC")).isFalse();
        assertThat(RemoteIds.forms("001A0000006Vm9rIAC"))
                .containsExactlyInAnyOrder("001A0000006Vm9r", "001A0000006Vm9rIAC");
    }

    @Test
    void blankNamesNoRecord() {
        assertThat(RemoteIds.same("", "")).isFalse();
    }

    @Test
    void idsOfOtherSystemsStayAsTheyAre() {
        assertThat(RemoteIds.expand("42")).isEqualTo("42");
        assertThat(RemoteIds.expand("a-b-c-d-e-f-g-h")).isEqualTo("a-b-c-d-e-f-g-h");
        assertThat(RemoteIds.forms("abcdefghijklmnopqr")).containsExactly("abcdefghijklmnopqr");
    }

    @Property
    void differentShortIdsStayDifferentAndExpandingTwiceIsExpandingOnce(
            @ForAll("shortIds") String one, @ForAll("shortIds") String other) {
        assertThat(RemoteIds.same(one, other)).isEqualTo(one.equals(other));
        assertThat(RemoteIds.expand(RemoteIds.expand(one)))
                .isEqualTo(RemoteIds.expand(one))
                .hasSize(18);
    }

    /** Few letters, so that twins in case are common. */
    @Provide
    Arbitrary<String> shortIds() {
        return Arbitraries.strings().withChars("aA0").ofLength(3).map(end -> "0035g00000Xy" + end);
    }
}
