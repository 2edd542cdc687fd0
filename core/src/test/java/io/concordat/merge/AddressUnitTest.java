package io.concordat.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** An address is one value: two that contradict each other are never mixed. */
class AddressUnitTest {

    private static final List<String> FIELDS = List.of("street", "city", "state");
    private static final Map<String, String> BONN = address("Markt 1", "Bonn", "");
    private static final Map<String, String> KIEL = address("Hafen 2", "Kiel", "SH");
    private static final Map<String, String> PARIS = address("Rue 3", "Paris", "IDF");

    @Test
    void whenBothSidesMovedThePreferredAddressStandsWholeItsBlanksIncluded() {
        RecordDecision hubWins = merge(ConflictPolicy.PREFER_HUB, PARIS, BONN, KIEL);
        RecordDecision remoteWins = merge(ConflictPolicy.PREFER_REMOTE, PARIS, BONN, KIEL);

        assertThat(hubWins.remoteWrites()).isEqualTo(BONN);
        assertThat(hubWins.hubWrites()).isEmpty();
        assertThat(remoteWins.hubWrites()).isEqualTo(KIEL);
        assertThat(remoteWins.remoteWrites()).isEmpty();
    }

    @Test
    void editsOfDifferentFieldsOnBothSidesAreOneConflict() {
        Map<String, String> hub = address("Hafen 9", "Kiel", "SH");
        Map<String, String> remote = address("Hafen 2", "Bonn", "SH");

        RecordDecision decision = merge(ConflictPolicy.REVIEW, KIEL, hub, remote);
        RecordDecision preferred = merge(ConflictPolicy.PREFER_REMOTE, KIEL, hub, remote);

        assertThat(decision.isQuiet()).isTrue();
        assertThat(decision.conflicts()).containsExactly("city", "street");
        assertThat(preferred.hubWrites()).isEqualTo(Map.of("street", "Hafen 2", "city", "Bonn"));
        assertThat(preferred.remoteWrites()).isEmpty();
    }

    @Test
    void aMoveOnOneSideGoesAsItIs() {
        RecordDecision decision = merge(ConflictPolicy.REVIEW, KIEL, BONN, KIEL);

        assertThat(decision.remoteWrites()).isEqualTo(BONN);
        assertThat(decision.conflicts()).isEmpty();
    }

    @Test
    void addressesThatDoNotContradictFillEachOthersBlanks() {
        Map<String, String> hub = address("Hafen 2", "Kiel", "");
        Map<String, String> remote = address("", "Kiel", "SH");

        RecordDecision decision = merge(ConflictPolicy.REVIEW, Map.of(), hub, remote);

        assertThat(decision.hubWrites()).isEqualTo(Map.of("state", "SH"));
        assertThat(decision.remoteWrites()).isEqualTo(Map.of("street", "Hafen 2"));
    }

    @Test
    void anAddressThatMayNotBeReplacedIsNotFilledWithPartsOfAnother() {
        FieldRule fill = new FieldRule(
                Direction.BOTH, Overwrite.FILL_BLANK, Overwrite.FILL_BLANK, ConflictPolicy.PREFER_HUB, false);

        RecordDecision decision =
                RecordMerge.merge(rules(fill), Map.of(), KIEL, address("Markt 1", "Bonn", ""), Edited.UNKNOWN);

        assertThat(decision.isQuiet()).isTrue();
    }

    @Test
    void fieldsWithRulesOfTheirOwnStayApart() {
        Map<String, FieldRule> rules = new HashMap<>(rules(rule(ConflictPolicy.PREFER_HUB)));
        rules.put("street", rule(ConflictPolicy.PREFER_REMOTE));

        RecordDecision decision = RecordMerge.merge(rules, Map.of(), BONN, KIEL, Edited.UNKNOWN);

        assertThat(decision.hubWrites()).containsEntry("street", "Hafen 2");
        assertThat(decision.remoteWrites()).containsEntry("city", "Bonn");
    }

    /** Whatever was edited where: both sides end with one of the two addresses, or with one that both agree to. */
    @Property
    void noAddressIsHalfMerged(
            @ForAll("addresses") Map<String, String> base,
            @ForAll("addresses") Map<String, String> hub,
            @ForAll("addresses") Map<String, String> remote,
            @ForAll ConflictPolicy policy) {
        RecordDecision decision = RecordMerge.merge(
                rules(rule(policy)),
                base,
                hub,
                remote,
                new Edited(Optional.of(Instant.EPOCH), Optional.of(Instant.EPOCH.plusSeconds(60))));
        Map<String, String> hubAfter = after(hub, decision.hubWrites());
        Map<String, String> remoteAfter = after(remote, decision.remoteWrites());

        boolean contradicting = FIELDS.stream()
                .anyMatch(field -> contradict(hub.getOrDefault(field, ""), remote.getOrDefault(field, "")));
        if (contradicting) {
            assertThat(List.of(hub, remote)).contains(hubAfter).contains(remoteAfter);
        }
    }

    @Provide
    Arbitrary<Map<String, String>> addresses() {
        return Arbitraries.of("", "x", "y")
                .list()
                .ofSize(3)
                .map(parts -> address(parts.get(0), parts.get(1), parts.get(2)));
    }

    private static boolean contradict(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static Map<String, String> after(Map<String, String> values, Map<String, String> writes) {
        Map<String, String> after = new HashMap<>(values);
        after.putAll(writes);
        return after;
    }

    private static RecordDecision merge(
            ConflictPolicy policy, Map<String, String> base, Map<String, String> hub, Map<String, String> remote) {
        return RecordMerge.merge(rules(rule(policy)), base, hub, remote, Edited.UNKNOWN);
    }

    private static Map<String, FieldRule> rules(FieldRule rule) {
        return Map.of("street", rule, "city", rule, "state", rule);
    }

    private static FieldRule rule(ConflictPolicy policy) {
        return new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, policy, false);
    }

    private static Map<String, String> address(String street, String city, String state) {
        return Map.of("street", street, "city", city, "state", state);
    }
}
