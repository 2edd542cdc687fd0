package io.concordat.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HostileValues;
import io.concordat.merge.Decision.Action;
import io.concordat.merge.Decision.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple3;
import org.junit.jupiter.api.Test;

/** A record is its fields, each by itself; what was not observed is left alone. */
class RecordMergeTest {

    private static final FieldRule FREE =
            new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_REMOTE, false);

    @Property
    void aFieldThatIsNotObservedIsLeftAlone(
            @ForAll("triples") Tuple3<String, String, String> values,
            @ForAll("rules") FieldRule rule,
            @ForAll boolean hubAbsent,
            @ForAll boolean remoteAbsent) {
        Map<String, String> base = Map.of("a", values.get1());
        Map<String, String> hub = hubAbsent ? Map.of() : Map.of("a", values.get2());
        Map<String, String> remote = remoteAbsent ? Map.of() : Map.of("a", values.get3());

        RecordDecision decision = RecordMerge.merge(Map.of("a", rule), base, hub, remote, Edited.UNKNOWN);

        if (hubAbsent || remoteAbsent) {
            assertThat(decision.isQuiet()).isTrue();
            assertThat(decision.fields()).isEmpty();
            assertThat(decision.newBase()).isEqualTo(base);
        }
    }

    @Property
    void leavingAFieldOutChangesNothingAboutTheOthers(
            @ForAll("records") Map<String, Tuple3<String, String, String>> record,
            @ForAll("rules") FieldRule rule,
            @ForAll boolean inHub) {
        RecordDecision whole = merge(record, rule, Set.of(), Set.of());
        String left = record.keySet().stream().sorted().findFirst().orElse("none");
        RecordDecision rest = merge(record, rule, inHub ? Set.of(left) : Set.of(), inHub ? Set.of() : Set.of(left));

        assertThat(rest.fields()).doesNotContainKey(left);
        assertThat(rest.newBase().get(left)).isEqualTo(whole.before().get(left));
        whole.fields().forEach((field, decision) -> {
            if (!field.equals(left)) {
                assertThat(rest.fields()).containsEntry(field, decision);
            }
        });
    }

    @Property
    void theBaseIsAlwaysWhatBothSidesHold(
            @ForAll("records") Map<String, Tuple3<String, String, String>> record, @ForAll("rules") FieldRule rule) {
        RecordDecision decision = merge(record, rule, Set.of(), Set.of());

        record.forEach((field, values) -> {
            String base = decision.newBase().getOrDefault(field, "no base");
            String hub = decision.hubWrites().getOrDefault(field, values.get2());
            String remote = decision.remoteWrites().getOrDefault(field, values.get3());
            assertThat(base.equals(values.get1()) || (base.equals(hub) && base.equals(remote)))
                    .isTrue();
        });
    }

    @Test
    void g18EditsOfTwoFieldsOnBothSidesBothSurvive() {
        RecordDecision decision = RecordMerge.merge(
                Map.of("phone", FREE, "city", FREE),
                Map.of("phone", "1", "city", "Bonn"),
                Map.of("phone", "2", "city", "Bonn"),
                Map.of("phone", "1", "city", "Kiel"),
                Edited.UNKNOWN);

        assertThat(decision.remoteWrites()).containsExactlyEntriesOf(Map.of("phone", "2"));
        assertThat(decision.hubWrites()).containsExactlyEntriesOf(Map.of("city", "Kiel"));
        assertThat(decision.baseAfterHub()).isEqualTo(Map.of("phone", "1", "city", "Kiel"));
        assertThat(decision.newBase()).isEqualTo(Map.of("phone", "2", "city", "Kiel"));
    }

    @Test
    void conflictsAreNamed() {
        FieldRule review =
                new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.REVIEW, false);
        RecordDecision decision = RecordMerge.merge(
                Map.of("phone", review), Map.of(), Map.of("phone", "1"), Map.of("phone", "2"), Edited.UNKNOWN);

        assertThat(decision.conflicts()).containsExactly("phone");
        assertThat(decision.isQuiet()).isTrue();
        assertThat(decision.newBase()).isEmpty();
    }

    @Test
    void g17ADefaultFillsWhatIsBlankOnBothSidesAndNeverComesBackAsData() {
        RecordMerge merge = new RecordMerge(Map.of("source", FREE), Map.of("source", "Web"));

        RecordDecision first =
                merge.merge(Map.of("source", ""), Map.of("source", ""), Map.of("source", ""), Edited.UNKNOWN);
        RecordDecision second =
                merge.merge(first.newBase(), Map.of("source", ""), Map.of("source", "Web"), Edited.UNKNOWN);

        assertThat(first.remoteWrites()).isEqualTo(Map.of("source", "Web"));
        assertThat(first.fields().get("source"))
                .isEqualTo(new Decision(Action.TO_REMOTE, Reason.DEFAULT_VALUE, Base.of("")));
        assertThat(second.isQuiet()).isTrue();
    }

    @Test
    void g17ADefaultNeverReplacesAValueAndGivesWayToTheFirstRealOne() {
        FieldRule fill = new FieldRule(
                Direction.BOTH, Overwrite.FILL_BLANK, Overwrite.ALWAYS, ConflictPolicy.PREFER_REMOTE, false);
        RecordMerge merge = new RecordMerge(Map.of("source", fill), Map.of("source", "Web"));

        assertThat(merge.merge(Map.of("source", ""), Map.of("source", "Fair"), Map.of("source", ""), Edited.UNKNOWN)
                        .remoteWrites())
                .isEqualTo(Map.of("source", "Fair"));
        assertThat(merge.merge(Map.of("source", ""), Map.of("source", "Fair"), Map.of("source", "Web"), Edited.UNKNOWN)
                        .remoteWrites())
                .isEqualTo(Map.of("source", "Fair"));
        assertThat(merge.merge(Map.of("source", ""), Map.of("source", ""), Map.of("source", "Call"), Edited.UNKNOWN)
                        .hubWrites())
                .isEqualTo(Map.of("source", "Call"));
    }

    @Property
    void g17ADefaultNeverEntersTheHubAndMergingTwiceWritesOnce(
            @ForAll("rules") FieldRule rule, @ForAll("nearDefault") Tuple3<String, String, String> values) {
        RecordMerge merge = new RecordMerge(Map.of("a", rule), Map.of("a", "Web"));
        Map<String, String> hub = Map.of("a", values.get2());
        Map<String, String> remote = Map.of("a", values.get3());

        RecordDecision first = merge.merge(Map.of("a", values.get1()), hub, remote, Edited.UNKNOWN);
        Map<String, String> hubAfter = overlay(hub, first.hubWrites());
        Map<String, String> remoteAfter = overlay(remote, first.remoteWrites());

        assertThat(merge.merge(first.newBase(), hubAfter, remoteAfter, Edited.UNKNOWN)
                        .isQuiet())
                .isTrue();
        if (values.get2().isEmpty() && rule.direction().reachesRemote()) {
            assertThat(first.hubWrites()).doesNotContainValue("Web");
        }
    }

    private static Map<String, String> overlay(Map<String, String> values, Map<String, String> writes) {
        Map<String, String> after = new HashMap<>(values);
        after.putAll(writes);
        return after;
    }

    private static RecordDecision merge(
            Map<String, Tuple3<String, String, String>> record,
            FieldRule rule,
            Set<String> notInHub,
            Set<String> notRemote) {
        Map<String, FieldRule> rules = new HashMap<>();
        Map<String, String> base = new HashMap<>();
        Map<String, String> hub = new HashMap<>();
        Map<String, String> remote = new HashMap<>();
        record.forEach((field, values) -> {
            rules.put(field, rule);
            base.put(field, values.get1());
            hub.put(field, values.get2());
            remote.put(field, values.get3());
        });
        hub.keySet().removeAll(notInHub);
        remote.keySet().removeAll(notRemote);
        return RecordMerge.merge(rules, base, hub, remote, Edited.UNKNOWN);
    }

    @Provide
    Arbitrary<Map<String, Tuple3<String, String, String>>> records() {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), HostileValues.triples())
                .ofMinSize(1);
    }

    @Provide
    Arbitrary<Tuple3<String, String, String>> triples() {
        return HostileValues.triples();
    }

    @Provide
    Arbitrary<Tuple3<String, String, String>> nearDefault() {
        Arbitrary<String> value = Arbitraries.of("", "Web", "Fair", "Call");
        return value.tuple3();
    }

    @Provide
    Arbitrary<FieldRule> rules() {
        return FieldMergeTest.rules();
    }
}
