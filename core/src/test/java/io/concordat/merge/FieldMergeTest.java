package io.concordat.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HostileValues;
import io.concordat.merge.Decision.Action;
import io.concordat.merge.Decision.Reason;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple3;
import org.junit.jupiter.api.Test;

/** The laws of the merge, for values that are related to each other as those of two systems are. */
class FieldMergeTest {

    private static final FieldRule FREE =
            new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.REVIEW, true);

    /** One field of a pair of records as the merge sees it. */
    record Case(FieldRule rule, Base base, String hub, String remote, Edited edited) {

        Decision decide() {
            return FieldMerge.decide(rule, base, hub, remote, edited);
        }

        Case mirrored() {
            return new Case(
                    mirror(rule),
                    base,
                    /* hub= */ remote,
                    /* remote= */ hub,
                    new Edited(/* hub= */ edited.remote(), /* remote= */ edited.hub()));
        }

        /** The pair once the decision was carried out. */
        Case after(Decision decision) {
            String written = decision.base().value().orElse("");
            return switch (decision.action()) {
                case TO_HUB -> new Case(rule, decision.base(), written, remote, edited);
                case TO_REMOTE -> new Case(rule, decision.base(), hub, written, edited);
                case NOTHING, AGREE, CONFLICT -> new Case(rule, decision.base(), hub, remote, edited);
            };
        }
    }

    @Property(tries = 5_000)
    void swappingTheSidesSwapsTheAnswer(@ForAll("cases") Case field) {
        assertThat(field.mirrored().decide()).isEqualTo(mirror(field.decide()));
    }

    @Property
    void anEditOfOneSideTravels(@ForAll("triples") Tuple3<String, String, String> values) {
        String base = values.get1();
        String edited = values.get2();

        assertThat(new Case(FREE, Base.of(base), edited, base, Edited.UNKNOWN).decide())
                .isEqualTo(
                        edited.equals(base)
                                ? decision(Action.NOTHING, Reason.SAME, base)
                                : decision(Action.TO_REMOTE, Reason.HUB_CHANGED, edited));
        assertThat(new Case(FREE, Base.of(base), base, edited, Edited.UNKNOWN).decide())
                .isEqualTo(
                        edited.equals(base)
                                ? decision(Action.NOTHING, Reason.SAME, base)
                                : decision(Action.TO_HUB, Reason.REMOTE_CHANGED, edited));
    }

    @Property
    void theSameEditOnBothSidesIsAgreementAndNoWrite(@ForAll("cases") Case field) {
        Case same = new Case(field.rule(), field.base(), field.hub(), field.hub(), field.edited());
        Action expected = field.base().is(field.hub()) ? Action.NOTHING : Action.AGREE;

        assertThat(same.decide()).isEqualTo(new Decision(expected, Reason.SAME, Base.of(field.hub())));
    }

    @Property(tries = 5_000)
    void decidingAgainAfterwardsWritesNothing(@ForAll("cases") Case field) {
        Decision first = field.decide();
        Decision second = field.after(first).decide();

        if (first.action() == Action.NOTHING || first.action() == Action.CONFLICT) {
            assertThat(second).isEqualTo(first);
        } else {
            assertThat(second.action()).isEqualTo(Action.NOTHING);
            assertThat(second.reason()).isEqualTo(Reason.SAME);
        }
    }

    @Property(tries = 5_000)
    void g15FillOnlyNeverReplacesAValue(@ForAll("cases") Case field) {
        Case after = field.after(field.decide());

        if (field.rule().toRemote() == Overwrite.FILL_BLANK && !field.remote().isEmpty()) {
            assertThat(after.remote()).isEqualTo(field.remote());
        }
        if (field.rule().toHub() == Overwrite.FILL_BLANK && !field.hub().isEmpty()) {
            assertThat(after.hub()).isEqualTo(field.hub());
        }
    }

    @Property(tries = 5_000)
    void nothingTravelsAgainstTheDirection(@ForAll("cases") Case field) {
        Action action = field.decide().action();

        assertThat(action == Action.TO_HUB && field.rule().direction() == Direction.TO_REMOTE)
                .isFalse();
        assertThat(action == Action.TO_REMOTE && field.rule().direction() == Direction.TO_HUB)
                .isFalse();
    }

    @Property(tries = 5_000)
    void g16ABlankClearsNothingUnlessTheRuleSaysSo(@ForAll("cases") Case field) {
        Case after = field.after(field.decide());
        boolean cleared = (after.hub().isEmpty() && !field.hub().isEmpty())
                || (after.remote().isEmpty() && !field.remote().isEmpty());

        if (cleared) {
            assertThat(field.rule().blankClears()).isTrue();
            assertThat(field.base().value()).isPresent();
        }
    }

    @Property(tries = 5_000)
    void whatIsWrittenIsTheOtherSidesValueAndBecomesTheBase(@ForAll("cases") Case field) {
        Decision decision = field.decide();

        assertThat(decision.base())
                .isEqualTo(
                        switch (decision.action()) {
                            case NOTHING, CONFLICT -> field.base();
                            case AGREE, TO_REMOTE -> Base.of(field.hub());
                            case TO_HUB -> Base.of(field.remote());
                        });
    }

    @Test
    void g16ABlankClearsWhenTheRuleSaysSo() {
        assertThat(FieldMerge.decide(FREE, Base.of("a"), "", "a", Edited.UNKNOWN))
                .isEqualTo(decision(Action.TO_REMOTE, Reason.HUB_CHANGED, ""));
        assertThat(FieldMerge.decide(FieldRule.DEFAULT, Base.of("a"), "a", "", Edited.UNKNOWN))
                .isEqualTo(decision(Action.NOTHING, Reason.BLANK_IGNORED, "a"));
    }

    @Test
    void g15TheDefaultRuleLeavesAFilledRemoteFieldAndFillsABlankOne() {
        assertThat(FieldMerge.decide(FieldRule.DEFAULT, Base.of("old"), "new", "old", Edited.UNKNOWN))
                .isEqualTo(decision(Action.NOTHING, Reason.KEPT_BY_RULE, "old"));
        assertThat(FieldMerge.decide(FieldRule.DEFAULT, Base.unknown(), "new", "", Edited.UNKNOWN))
                .isEqualTo(decision(Action.TO_REMOTE, Reason.FILLED_BLANK, "new"));
    }

    @Test
    void g19AnEditOnBothSidesGoesByPolicyOrWaitsForAPerson() {
        assertThat(both(ConflictPolicy.PREFER_HUB, Edited.UNKNOWN))
                .isEqualTo(decision(Action.TO_REMOTE, Reason.PREFER_HUB, "hub"));
        assertThat(both(ConflictPolicy.PREFER_REMOTE, Edited.UNKNOWN))
                .isEqualTo(decision(Action.TO_HUB, Reason.PREFER_REMOTE, "remote"));
        assertThat(both(ConflictPolicy.REVIEW, Edited.UNKNOWN))
                .isEqualTo(decision(Action.CONFLICT, Reason.REVIEW, "base"));
    }

    @Test
    void g19TheNewerEditWinsOnlyIfTheClocksTellThemApart() {
        assertThat(both(ConflictPolicy.NEWEST, edited(6, 0)))
                .isEqualTo(decision(Action.TO_REMOTE, Reason.NEWEST_HUB, "hub"));
        assertThat(both(ConflictPolicy.NEWEST, edited(0, 6)))
                .isEqualTo(decision(Action.TO_HUB, Reason.NEWEST_REMOTE, "remote"));
        assertThat(both(ConflictPolicy.NEWEST, edited(5, 0)).action()).isEqualTo(Action.CONFLICT);
        assertThat(both(ConflictPolicy.NEWEST, Edited.UNKNOWN).action()).isEqualTo(Action.CONFLICT);
    }

    @Test
    void g22ThereAndBackAgainIsNoWrite() {
        assertThat(FieldMerge.decide(FREE, Base.of("A"), "A", "A", Edited.UNKNOWN))
                .isEqualTo(decision(Action.NOTHING, Reason.SAME, "A"));
    }

    @Test
    void aConflictOnAOneWayFieldIsReviewedOrKept() {
        FieldRule reviewed =
                new FieldRule(Direction.TO_HUB, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.REVIEW, false);
        FieldRule hubWins =
                new FieldRule(Direction.TO_HUB, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_HUB, false);

        assertThat(FieldMerge.decide(reviewed, Base.of("b"), "h", "c", Edited.UNKNOWN)
                        .action())
                .isEqualTo(Action.CONFLICT);
        assertThat(FieldMerge.decide(hubWins, Base.of("b"), "h", "c", Edited.UNKNOWN)
                        .reason())
                .isEqualTo(Reason.KEPT_BY_RULE);
    }

    @Test
    void aVeryLargeValueWaitsForAPerson() {
        String fits = "x".repeat(FieldMerge.LARGEST_VALUE);
        String tooLarge = "é".repeat(FieldMerge.LARGEST_VALUE / 2) + "x";

        assertThat(FieldMerge.decide(FREE, Base.of("a"), fits, "a", Edited.UNKNOWN)
                        .action())
                .isEqualTo(Action.TO_REMOTE);
        assertThat(FieldMerge.decide(FREE, Base.of("a"), tooLarge, "a", Edited.UNKNOWN))
                .isEqualTo(decision(Action.CONFLICT, Reason.REVIEW, "a"));
    }

    private static Decision both(ConflictPolicy policy, Edited edited) {
        FieldRule rule = new FieldRule(Direction.BOTH, Overwrite.ALWAYS, Overwrite.ALWAYS, policy, false);
        return FieldMerge.decide(rule, Base.of("base"), "hub", "remote", edited);
    }

    private static Edited edited(int hubSecond, int remoteSecond) {
        return new Edited(
                Optional.of(Instant.EPOCH.plusSeconds(hubSecond)),
                Optional.of(Instant.EPOCH.plusSeconds(remoteSecond)));
    }

    private static Decision decision(Action action, Reason reason, String base) {
        return new Decision(action, reason, Base.of(base));
    }

    private static FieldRule mirror(FieldRule rule) {
        Direction direction = switch (rule.direction()) {
            case BOTH -> Direction.BOTH;
            case TO_HUB -> Direction.TO_REMOTE;
            case TO_REMOTE -> Direction.TO_HUB;
        };
        ConflictPolicy policy = switch (rule.conflict()) {
            case PREFER_HUB -> ConflictPolicy.PREFER_REMOTE;
            case PREFER_REMOTE -> ConflictPolicy.PREFER_HUB;
            case NEWEST, REVIEW -> rule.conflict();
        };
        return new FieldRule(
                direction, /* toRemote= */ rule.toHub(), /* toHub= */ rule.toRemote(), policy, rule.blankClears());
    }

    private static Decision mirror(Decision decision) {
        Action action = switch (decision.action()) {
            case TO_HUB -> Action.TO_REMOTE;
            case TO_REMOTE -> Action.TO_HUB;
            case NOTHING, AGREE, CONFLICT -> decision.action();
        };
        return new Decision(action, mirror(decision.reason()), decision.base());
    }

    private static Reason mirror(Reason reason) {
        return switch (reason) {
            case HUB_CHANGED -> Reason.REMOTE_CHANGED;
            case REMOTE_CHANGED -> Reason.HUB_CHANGED;
            case PREFER_HUB -> Reason.PREFER_REMOTE;
            case PREFER_REMOTE -> Reason.PREFER_HUB;
            case NEWEST_HUB -> Reason.NEWEST_REMOTE;
            case NEWEST_REMOTE -> Reason.NEWEST_HUB;
            case SAME,
                    FILLED_BLANK,
                    KEPT_BY_RULE,
                    BLANK_IGNORED,
                    REVIEW,
                    RESOLVED,
                    WITH_ADDRESS,
                    DEFAULT_VALUE,
                    CREATED,
                    UNDO -> reason;
        };
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(rules(), triples(), Arbitraries.of(true, true, true, false), edits())
                .as((rule, values, known, edited) -> new Case(
                        rule, known ? Base.of(values.get1()) : Base.unknown(), values.get2(), values.get3(), edited));
    }

    @Provide
    Arbitrary<Tuple3<String, String, String>> triples() {
        return HostileValues.triples();
    }

    static Arbitrary<FieldRule> rules() {
        return Combinators.combine(
                        Arbitraries.of(Direction.class),
                        Arbitraries.of(Overwrite.class),
                        Arbitraries.of(Overwrite.class),
                        Arbitraries.of(ConflictPolicy.class),
                        Arbitraries.of(true, false))
                .as(FieldRule::new);
    }

    private static Arbitrary<Edited> edits() {
        Arbitrary<Optional<Instant>> time =
                Arbitraries.of(0, 4, 5, 6, 100).map(Instant.EPOCH::plusSeconds).optional();
        return Combinators.combine(time, time).as(Edited::new);
    }
}
