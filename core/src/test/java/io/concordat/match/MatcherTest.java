package io.concordat.match;

import static io.concordat.match.MatchFixtures.BY_PHONE;
import static io.concordat.match.MatchFixtures.anonymous;
import static io.concordat.match.MatchFixtures.apart;
import static io.concordat.match.MatchFixtures.attempts;
import static io.concordat.match.MatchFixtures.contacts;
import static io.concordat.match.MatchFixtures.decide;
import static io.concordat.match.MatchFixtures.id;
import static io.concordat.match.MatchFixtures.linked;
import static io.concordat.match.MatchFixtures.person;
import static io.concordat.match.MatchFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.match.Comparison.Result;
import io.concordat.match.Explanation.Outcome;
import io.concordat.match.Explanation.Step;
import io.concordat.match.MatchRule.Pair;
import io.concordat.match.Verdict.Ambiguous;
import io.concordat.match.Verdict.Hint;
import io.concordat.match.Verdict.Matched;
import io.concordat.match.Verdict.Unmatched;
import io.concordat.match.Verdict.Why;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The hard cases of matching one remote record. */
class MatcherTest {

    private static final Ladder CONTACTS = contacts(List.of(BY_PHONE), false);
    private static final MatchRule ANY_CASE = new MatchRule("Email", List.of(new Pair("email", "Email")), false);

    @Test
    void g01TheSameEmailInAnotherCaseIsNoMatchButANearMiss() {
        Verdict verdict = decide(
                CONTACTS,
                Map.of("Email", "User.Email@company.com"),
                person(1, Map.of("email", "user.email@company.com")));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Unmatched.class,
                        unmatched -> assertThat(unmatched.passedOver())
                                .singleElement()
                                .satisfies(near -> {
                                    assertThat(near.hubId()).isEqualTo(id(1));
                                    assertThat(near.level().name()).isEqualTo("Email");
                                    assertThat(near.comparisons())
                                            .extracting(Comparison::result)
                                            .containsExactly(Result.DIFFERS_BY_CASE);
                                }));
    }

    @Test
    void g02WithTheCaseFlagOffTheSameEmailInAnotherCaseMatches() {
        Verdict verdict = decide(
                contacts(List.of(ANY_CASE), true),
                Map.of("Email", "User.Email@company.com"),
                person(1, Map.of("email", "user.email@company.com")));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Matched.class, matched -> assertThat(matched.hubId()).isEqualTo(id(1)));
    }

    @Test
    void g03TheRecordIdBeatsTheNextLevelWhichIsKeptAsAHint() {
        Verdict verdict = decide(
                CONTACTS,
                Map.of("Phone", "1", "Email", "b@x.com"),
                person(1, Map.of("identities.crmID", "003A")),
                person(2, Map.of("phone", "1", "email", "b@x.com")));

        assertThat(verdict).isInstanceOfSatisfying(Matched.class, matched -> {
            assertThat(matched.hubId()).isEqualTo(id(1));
            assertThat(matched.level().kind()).isEqualTo(Level.Kind.ID);
            assertThat(matched.hints()).extracting(hint -> hint.level().name()).containsExactly("Phone", "Email");
            assertThat(matched.hints()).allSatisfy(hint -> {
                assertThat(hint.kind()).isEqualTo(Hint.Kind.LOWER_LEVEL_POINTS_ELSEWHERE);
                assertThat(hint.other()).isEqualTo(id(2).toString());
            });
        });
    }

    @Test
    void g04WithOnlyDesignatedFieldsAnEqualEmailIsNoMatch() {
        Verdict verdict = decide(
                contacts(List.of(BY_PHONE), true),
                Map.of("Phone", "1", "Email", "ann@x.com"),
                person(1, Map.of("phone", "2", "email", "ann@x.com")));

        assertThat(verdict).isInstanceOf(Unmatched.class);
    }

    @Test
    void g05TwoProfilesWithOneEmailAreAmbiguousAndNoLowerLevelIsTried() {
        Verdict verdict = decide(
                CONTACTS,
                Map.of("Email", "ann@x.com", "FirstName", "Ann", "LastName", "Lee"),
                person(2, Map.of("email", "ann@x.com")),
                person(1, Map.of("email", "ann@x.com", "firstName", "Ann", "lastName", "Lee")));

        assertThat(verdict).isInstanceOfSatisfying(Ambiguous.class, ambiguous -> {
            assertThat(ambiguous.why()).isEqualTo(Why.SEVERAL_HUB_RECORDS);
            assertThat(ambiguous.level().name()).isEqualTo("Email");
            assertThat(ambiguous.hubIds()).containsExactly(id(1), id(2));
        });
    }

    @Test
    void g08AnAccountWithAnEqualEmailButAnotherNumberIsNoMatch() {
        MatchRule number = new MatchRule("Number", List.of(new Pair("accountNumber", "AccountNumber")), true);
        Ladder accounts = MatchFixtures.ladder(HubObject.ACCOUNTS, List.of(number), false);

        assertThat(decide(
                        accounts,
                        Map.of("AccountNumber", "A-1", "Email", "info@x.com"),
                        person(1, Map.of("accountNumber", "A-1"))))
                .isInstanceOf(Matched.class);
        assertThat(decide(
                        accounts,
                        Map.of("AccountNumber", "A-1", "Email", "info@x.com"),
                        person(1, Map.of("accountNumber", "A-2", "email", "info@x.com"))))
                .isInstanceOf(Unmatched.class);
    }

    @Test
    void g09BlankNeverMatchesBlank() {
        Candidate blank = person(1, Map.of("email", "", "phone", "", "lastName", "", "firstName", ""));

        assertThat(decide(CONTACTS, Map.of("Email", " ", "Phone", "", "LastName", ""), blank))
                .isEqualTo(new Unmatched(List.of()));
        assertThat(decide(
                        CONTACTS,
                        Map.of("LastName", "Lee", "FirstName", ""),
                        person(1, Map.of("lastName", "Lee", "firstName", ""))))
                .isEqualTo(new Unmatched(List.of()));
    }

    @Test
    void g10FifteenAndEighteenCharacterIdsMatch() {
        Verdict verdict = Matcher.decide(
                "001A0000006Vm9rIAC",
                attempts(
                        CONTACTS,
                        "001A0000006Vm9rIAC",
                        Map.of(),
                        List.of(person(1, Map.of("identities.crmID", "001A0000006Vm9r")))));

        assertThat(verdict).isInstanceOf(Matched.class);
    }

    @Test
    void g11AnAnonymousProfileNeverTakesPart() {
        Candidate ann = person(1, Map.of("email", "ann@x.com"));

        assertThat(decide(CONTACTS, Map.of("Email", "ann@x.com"), anonymous(ann)))
                .isInstanceOf(Unmatched.class);
        assertThat(decide(
                        CONTACTS,
                        Map.of("Email", "ann@x.com"),
                        ann,
                        anonymous(person(2, Map.of("email", "ann@x.com")))))
                .isInstanceOf(Matched.class);
    }

    @Test
    void theOnlyEqualRecordIsAmbiguousIfAnotherContactHasIt() {
        Candidate taken =
                linked(person(1, Map.of("email", "ann@x.com", "lastName", "Lee", "firstName", "Ann")), "003B");
        Verdict verdict = decide(CONTACTS, Map.of("Email", "ann@x.com", "LastName", "Lee", "FirstName", "Ann"), taken);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.why()).isEqualTo(Why.ALREADY_LINKED));
    }

    @Test
    void aRecordLinkedToThisVeryContactIsFree() {
        Candidate own = linked(person(1, Map.of("email", "ann@x.com")), "003A");

        assertThat(decide(CONTACTS, Map.of("Email", "ann@x.com"), own)).isInstanceOf(Matched.class);
    }

    @Test
    void allPairsOfARuleMustBeEqual() {
        MatchRule both =
                new MatchRule("Phone and city", List.of(new Pair("phone", "Phone"), new Pair("city", "City")), true);
        Ladder ladder = contacts(List.of(both), true);
        Map<String, String> ann = Map.of("phone", "1", "city", "Bonn");

        assertThat(decide(ladder, Map.of("Phone", "1", "City", "Bonn"), person(1, ann)))
                .isInstanceOf(Matched.class);
        assertThat(decide(ladder, Map.of("Phone", "1", "City", "Kiel"), person(1, ann)))
                .isEqualTo(new Unmatched(List.of()));
        assertThat(decide(ladder, Map.of("Phone", "1", "City", "BONN"), person(1, ann)))
                .isInstanceOfSatisfying(
                        Unmatched.class,
                        unmatched -> assertThat(unmatched.passedOver()).hasSize(1));
    }

    @Test
    void innerBlanksAreANearMissThatIsExplained() {
        assertThat(decide(
                        CONTACTS,
                        Map.of("LastName", "van  Dam", "FirstName", "Ann"),
                        person(1, Map.of("lastName", "van Dam", "firstName", "Ann"))))
                .isInstanceOfSatisfying(
                        Unmatched.class,
                        unmatched -> assertThat(unmatched.passedOver().get(0).comparisons())
                                .extracting(Comparison::result)
                                .containsExactly(Result.DIFFERS_BY_BLANKS, Result.EQUAL));
    }

    @Test
    void twoThatAPersonTookApartDoNotMatchAndThatIsToldOnce() {
        Map<String, String> values = Map.of("phone", "1", "email", "ann@x.com");

        assertThat(decide(CONTACTS, Map.of("Phone", "1", "Email", "ann@x.com"), apart(person(1, values), "003A")))
                .isInstanceOfSatisfying(
                        Unmatched.class,
                        unmatched -> assertThat(unmatched.passedOver())
                                .extracting(Finding::status)
                                .containsExactly(Finding.Status.KEPT_APART));
    }

    @Test
    void whoIsKeptApartFromAnotherRecordMatchesThisOne() {
        Candidate ann = apart(person(1, Map.of("email", "ann@x.com")), "003B");

        assertThat(decide(CONTACTS, Map.of("Email", "ann@x.com"), ann)).isInstanceOf(Matched.class);
    }

    @Test
    void whoIsKeptApartDoesNotStandInTheWayOfATwin() {
        Candidate ann = apart(person(1, Map.of("email", "ann@x.com")), "003A");
        Candidate twin = person(2, Map.of("email", "ann@x.com"));

        assertThat(decide(CONTACTS, Map.of("Email", "ann@x.com"), ann, twin))
                .isInstanceOfSatisfying(
                        Matched.class, matched -> assertThat(matched.hubId()).isEqualTo(twin.hubId()));
    }

    @Test
    void g36ComposedAndDecomposedLettersMatch() {
        assertThat(decide(CONTACTS, Map.of("Email", "mu\u0308ller@x.com"), person(1, Map.of("email", "müller@x.com"))))
                .isInstanceOf(Matched.class);
    }

    @Test
    void anExplanationSaysWhichLevelsWereNotTried() {
        Map<String, String> remote = Map.of("Phone", "1", "Email", "ann@x.com");
        Explanation explanation =
                Matcher.explain("003A", attempts(CONTACTS, "003A", remote, List.of(person(1, Map.of("phone", "1")))));

        assertThat(explanation.steps())
                .extracting(Step::outcome)
                .containsExactly(Outcome.NOBODY, Outcome.MATCHED, Outcome.NOT_TRIED, Outcome.NOT_TRIED);
    }

    @Test
    void anExplanationTellsWhatEveryLevelFound() {
        Map<String, String> remote = with(Map.of("Email", "Ann@x.com", "LastName", "Lee"), "FirstName", "Ann");
        Candidate ann = person(1, Map.of("email", "ann@x.com", "lastName", "Lee", "firstName", "Ann"));
        Explanation explanation = Matcher.explain("003A", attempts(CONTACTS, "003A", remote, List.of(ann)));

        assertThat(explanation.steps())
                .extracting(Step::outcome)
                .containsExactly(Outcome.NOBODY, Outcome.BLANK, Outcome.NOBODY, Outcome.MATCHED);
        assertThat(explanation.steps().get(2).remoteValues()).isEqualTo(Map.of("email", "Ann@x.com"));
        assertThat(explanation.steps().get(2).findings())
                .extracting(Finding::status)
                .containsExactly(Finding.Status.NEAR_MISS);
        assertThat(explanation.verdict()).isInstanceOf(Matched.class);
    }
}
