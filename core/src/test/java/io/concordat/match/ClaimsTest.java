package io.concordat.match;

import static io.concordat.match.MatchFixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.match.MatchRule.Pair;
import io.concordat.match.Verdict.Ambiguous;
import io.concordat.match.Verdict.Hint;
import io.concordat.match.Verdict.Matched;
import io.concordat.match.Verdict.Why;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several remote records want one hub record. */
class ClaimsTest {

    @Test
    void g05TwoContactsWithOneEmailAreAmbiguous() {
        Map<String, Verdict> settled = Claims.settle(Map.of("003A", claim(1, 3), "003B", claim(1, 3)));

        assertThat(settled.get("003A")).isInstanceOfSatisfying(Ambiguous.class, ambiguous -> {
            assertThat(ambiguous.why()).isEqualTo(Why.SEVERAL_REMOTE_RECORDS);
            assertThat(ambiguous.hubIds()).containsExactly(id(1));
            assertThat(ambiguous.remoteIds()).containsExactly("003B");
        });
        assertThat(settled.get("003B")).isInstanceOf(Ambiguous.class);
    }

    @Test
    void theBestLevelWinsAndTheOtherWaitsForAPerson() {
        Map<String, Verdict> settled = Claims.settle(Map.of("003A", claim(1, 1), "003B", claim(1, 3)));

        assertThat(settled.get("003A"))
                .isInstanceOfSatisfying(
                        Matched.class,
                        matched -> assertThat(matched.hints())
                                .containsExactly(new Hint(Hint.Kind.CLAIMED_BY_ANOTHER, level(3), "003B")));
        assertThat(settled.get("003B")).isInstanceOfSatisfying(Ambiguous.class, ambiguous -> {
            assertThat(ambiguous.why()).isEqualTo(Why.CLAIMED_BY_BETTER_MATCH);
            assertThat(ambiguous.remoteIds()).containsExactly("003A");
        });
    }

    @Test
    void aClaimWithoutRivalsStands() {
        Map<String, Matched> claims = Map.of("003A", claim(1, 2), "003B", claim(2, 2));

        assertThat(Claims.settle(claims)).isEqualTo(claims);
    }

    private static Matched claim(int hubId, int level) {
        return new Matched(id(hubId), level(level), List.of(), List.of());
    }

    private static Level level(int number) {
        return new Level(number, "Level " + number, Level.Kind.RULE, List.of(new Pair("email", "Email")), true);
    }
}
