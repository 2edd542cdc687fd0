package io.concordat.match;

import static io.concordat.match.MatchFixtures.BY_PHONE;
import static io.concordat.match.MatchFixtures.apart;
import static io.concordat.match.MatchFixtures.attempts;
import static io.concordat.match.MatchFixtures.contacts;
import static io.concordat.match.MatchFixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.match.Matcher.Attempt;
import io.concordat.match.Verdict.Ambiguous;
import io.concordat.match.Verdict.Matched;
import io.concordat.match.Verdict.Unmatched;
import io.concordat.match.Verdict.Why;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of matching, over small hubs full of twins. */
class MatchLawsTest {

    private static final Ladder LADDER = contacts(List.of(BY_PHONE), false);
    private static final List<String> HUB_NAMES = List.of("phone", "email", "lastName", "firstName");
    private static final List<String> REMOTE_NAMES = List.of("Phone", "Email", "LastName", "FirstName");

    @Property
    void theFirstLevelThatFindsAnybodyDecides(
            @ForAll("remote") Map<String, String> remote, @ForAll("hub") List<Candidate> hub) {
        List<Attempt> attempts = attempts(LADDER, "003A", remote, hub);
        Verdict verdict = Matcher.decide("003A", attempts);
        Optional<Attempt> first =
                attempts.stream().filter(attempt -> !equal(attempt).isEmpty()).findFirst();

        if (first.isEmpty()) {
            assertThat(verdict).isInstanceOf(Unmatched.class);
            return;
        }
        List<Candidate> equal = equal(first.get());
        boolean clear = equal.size() == 1 && equal.get(0).linkedTo().isEmpty();
        if (clear) {
            assertThat(verdict).isInstanceOfSatisfying(Matched.class, matched -> {
                assertThat(matched.hubId()).isEqualTo(equal.get(0).hubId());
                assertThat(matched.level()).isEqualTo(first.get().probe().level());
            });
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Ambiguous.class,
                            ambiguous -> assertThat(ambiguous.level())
                                    .isEqualTo(first.get().probe().level()));
        }
    }

    @Property
    void aRecordThatIsKeptApartIsAsIfItWereNotThere(
            @ForAll("remote") Map<String, String> remote, @ForAll("hub") List<Candidate> hub) {
        List<Candidate> others = hub.stream().skip(1).toList();
        List<Candidate> parted = Stream.concat(
                        hub.stream().limit(1).map(first -> apart(first, "003A")), others.stream())
                .toList();

        Verdict verdict = Matcher.decide("003A", attempts(LADDER, "003A", remote, parted));
        Verdict without = Matcher.decide("003A", attempts(LADDER, "003A", remote, others));

        if (without instanceof Unmatched) {
            assertThat(verdict).isInstanceOf(Unmatched.class);
        } else {
            assertThat(verdict).isEqualTo(without);
        }
    }

    @Property
    void theOrderOfCandidatesDoesNotMatter(
            @ForAll("remote") Map<String, String> remote, @ForAll("hub") List<Candidate> hub, @ForAll Random random) {
        Explanation inOrder = Matcher.explain("003A", attempts(LADDER, "003A", remote, hub));
        List<Candidate> shuffled = new ArrayList<>(hub);
        Collections.shuffle(shuffled, random);

        assertThat(Matcher.explain("003A", attempts(LADDER, "003A", remote, shuffled)))
                .isEqualTo(inOrder);
    }

    @Property
    void onlyLookingUpByKeyFindsTheSame(
            @ForAll("remote") Map<String, String> remote, @ForAll("hub") List<Candidate> hub) {
        List<Attempt> preselected = LADDER.probes("003A", remote).stream()
                .map(probe -> new Attempt(
                        probe,
                        hub.stream()
                                .filter(candidate -> probe.keys().contains(key(probe.level(), candidate)))
                                .toList()))
                .toList();

        assertThat(Matcher.decide("003A", preselected))
                .isEqualTo(Matcher.decide("003A", attempts(LADDER, "003A", remote, hub)));
    }

    @Property
    void claimsAreSettledTheSameInEveryOrderAndNoHubRecordIsGivenTwice(
            @ForAll("remotes") List<Map<String, String>> remotes,
            @ForAll("hub") List<Candidate> hub,
            @ForAll Random random) {
        Map<String, Matched> claims = claims(remotes, hub);
        List<String> order = new ArrayList<>(claims.keySet());
        Collections.shuffle(order, random);
        Map<String, Matched> shuffled = new LinkedHashMap<>();
        order.forEach(remoteId -> Optional.ofNullable(claims.get(remoteId)).ifPresent(m -> shuffled.put(remoteId, m)));

        Map<String, Verdict> settled = Claims.settle(claims);

        assertThat(Claims.settle(shuffled)).isEqualTo(settled);
        assertThat(settled.keySet()).isEqualTo(claims.keySet());
        List<UUID> given = settled.values().stream()
                .filter(Matched.class::isInstance)
                .map(verdict -> ((Matched) verdict).hubId())
                .toList();
        assertThat(given).doesNotHaveDuplicates();
    }

    @Property
    void aClaimWinsOnlyIfItStandsAloneOnTheBestLevel(
            @ForAll("remotes") List<Map<String, String>> remotes, @ForAll("hub") List<Candidate> hub) {
        Map<String, Matched> claims = claims(remotes, hub);

        Claims.settle(claims)
                .forEach((remoteId, verdict) -> claims.forEach((rivalId, rival) -> {
                    Matched own = Optional.ofNullable(claims.get(remoteId)).orElseThrow();
                    boolean isRival = !rivalId.equals(remoteId) && rival.hubId().equals(own.hubId());
                    if (isRival && rival.level().number() <= own.level().number()) {
                        assertThat(verdict)
                                .isInstanceOfSatisfying(
                                        Ambiguous.class,
                                        ambiguous -> assertThat(ambiguous.why())
                                                .isIn(Why.SEVERAL_REMOTE_RECORDS, Why.CLAIMED_BY_BETTER_MATCH));
                    }
                }));
    }

    private static Map<String, Matched> claims(List<Map<String, String>> remotes, List<Candidate> hub) {
        Map<String, Matched> claims = new TreeMap<>();
        for (int i = 0; i < remotes.size(); i++) {
            String remoteId = "003-" + i;
            Verdict verdict = Matcher.decide(remoteId, attempts(LADDER, remoteId, remotes.get(i), hub));
            if (verdict instanceof Matched matched) {
                claims.put(remoteId, matched);
            }
        }
        return claims;
    }

    /** An independent definition of who is equal on a level. */
    private static List<Candidate> equal(Attempt attempt) {
        return attempt.candidates().stream()
                .filter(Candidate::known)
                .filter(candidate -> attempt.probe().level().pairs().stream()
                        .allMatch(pair -> !candidate.value(pair.hub()).isEmpty()
                                && candidate
                                        .value(pair.hub())
                                        .equals(attempt.probe().value(pair.hub()))))
                .toList();
    }

    private static String key(Level level, Candidate candidate) {
        String value = level.keyAttribute().equals(Level.FULL_NAME)
                ? candidate.value("firstName") + " " + candidate.value("lastName")
                : candidate.value(level.keyAttribute());
        return value.toLowerCase(Locale.ROOT);
    }

    @Provide
    Arbitrary<List<Candidate>> hub() {
        Arbitrary<Candidate> anyone = Combinators.combine(
                        record(HUB_NAMES), Arbitraries.of(true, true, true, false), Arbitraries.of("", "", "", "003Z"))
                .as((values, known, linked) ->
                        new Candidate(id(0), known, Optional.of(linked).filter(id -> !id.isEmpty()), Set.of(), values));
        return anyone.list()
                .ofMaxSize(4)
                .map(people -> IntStream.range(0, people.size())
                        .mapToObj(i -> numbered(i + 1, people.get(i)))
                        .toList());
    }

    private static Candidate numbered(int number, Candidate person) {
        return new Candidate(id(number), person.known(), person.linkedTo(), person.apartFrom(), person.values());
    }

    @Provide
    Arbitrary<List<Map<String, String>>> remotes() {
        return record(REMOTE_NAMES).list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<Map<String, String>> remote() {
        return record(REMOTE_NAMES);
    }

    /** Few values, so that twins are common; some blank, some twins in case. */
    private static Arbitrary<Map<String, String>> record(List<String> names) {
        return Arbitraries.of("", "a", "A", "b").list().ofSize(names.size()).map(values -> {
            Map<String, String> record = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                record.put(names.get(i), values.get(i));
            }
            return record;
        });
    }
}
