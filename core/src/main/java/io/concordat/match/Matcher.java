package io.concordat.match;

import io.concordat.match.Explanation.Outcome;
import io.concordat.match.Explanation.Step;
import io.concordat.match.Finding.Status;
import io.concordat.match.Verdict.Ambiguous;
import io.concordat.match.Verdict.Hint;
import io.concordat.match.Verdict.Matched;
import io.concordat.match.Verdict.Unmatched;
import io.concordat.match.Verdict.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds the counterpart of a remote record that has none yet. The first level on which any hub record is equal decides:
 * one that is free is the counterpart, anything else is ambiguous. What a person took apart is not equal, whatever it
 * holds. Candidates may come in any order.
 */
public final class Matcher {

    private static final int MOST_PASSED_OVER = 20;

    private Matcher() {}

    /**
     * A level with the hub records pre-selected for it.
     *
     * @param probe what the remote record offers the level
     * @param candidates hub records whose key attribute has one of {@link Probe#keys()}
     */
    public record Attempt(Probe probe, List<Candidate> candidates) {

        public Attempt {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Decides, without telling how.
     *
     * @param attempts one for each level, in their order; levels below the deciding one only add hints
     */
    public static Verdict decide(String remoteId, List<Attempt> attempts) {
        return verdict(remoteId, attempts, step -> {});
    }

    /** Decides, and tells how. */
    public static Explanation explain(String remoteId, List<Attempt> attempts) {
        List<Step> steps = new ArrayList<>();
        Verdict verdict = verdict(remoteId, attempts, step -> steps.add(step.get()));
        return new Explanation(steps, verdict);
    }

    private static Verdict verdict(String remoteId, List<Attempt> attempts, Consumer<Supplier<Step>> steps) {
        Optional<Verdict> verdict = Optional.empty();
        List<Finding> passedOver = new ArrayList<>();
        for (Attempt attempt : attempts) {
            List<Finding> findings = findings(remoteId, attempt);
            Optional<Verdict> before = verdict;
            Optional<Verdict> decided = before.isPresent() ? Optional.empty() : decide(attempt.probe(), findings);
            steps.accept(() -> step(attempt.probe(), findings, before, decided));
            verdict = before.or(() -> decided)
                    .map(so -> withHint(so, attempt.probe().level(), findings));
            findings.stream().filter(Finding::isPassedOver).forEach(passedOver::add);
        }
        return verdict.orElseGet(() -> unmatched(passedOver));
    }

    private static List<Finding> findings(String remoteId, Attempt attempt) {
        if (attempt.candidates().isEmpty() || !attempt.probe().isComplete()) {
            return List.of();
        }
        if (attempt.candidates().size() == 1) {
            return List.of(
                    Finding.of(remoteId, attempt.probe(), attempt.candidates().get(0)));
        }
        return attempt.candidates().stream()
                .map(candidate -> Finding.of(remoteId, attempt.probe(), candidate))
                .sorted(Comparator.comparing(Finding::hubId))
                .distinct()
                .toList();
    }

    private static Optional<Verdict> decide(Probe probe, List<Finding> findings) {
        List<Finding> exact = findings.stream().filter(Finding::isExact).toList();
        if (exact.isEmpty()) {
            return Optional.empty();
        }
        Finding first = exact.get(0);
        if (exact.size() == 1 && first.status() == Status.EXACT) {
            return Optional.of(new Matched(first.hubId(), probe.level(), first.comparisons(), List.of()));
        }
        Why why = exact.size() == 1 ? Why.ALREADY_LINKED : Why.SEVERAL_HUB_RECORDS;
        List<UUID> hubIds = exact.stream().map(Finding::hubId).toList();
        return Optional.of(new Ambiguous(probe.level(), why, hubIds, List.of()));
    }

    /** A lower level that finds somebody else does not change the verdict, but people should know. */
    private static Verdict withHint(Verdict verdict, Level level, List<Finding> findings) {
        if (!(verdict instanceof Matched matched) || matched.level().equals(level)) {
            return verdict;
        }
        List<Hint> hints = new ArrayList<>(matched.hints());
        findings.stream()
                .filter(finding -> finding.isExact() && !finding.hubId().equals(matched.hubId()))
                .map(finding -> new Hint(
                        Hint.Kind.LOWER_LEVEL_POINTS_ELSEWHERE,
                        level,
                        finding.hubId().toString()))
                .forEach(hints::add);
        return new Matched(matched.hubId(), matched.level(), matched.evidence(), hints);
    }

    private static Step step(Probe probe, List<Finding> findings, Optional<Verdict> before, Optional<Verdict> decided) {
        return new Step(probe.level(), probe.values(), outcome(probe, before, decided), findings);
    }

    private static Outcome outcome(Probe probe, Optional<Verdict> before, Optional<Verdict> decided) {
        if (before.isPresent()) {
            return Outcome.NOT_TRIED;
        }
        if (!probe.isComplete()) {
            return Outcome.BLANK;
        }
        return decided.map(verdict -> verdict instanceof Matched ? Outcome.MATCHED : Outcome.AMBIGUOUS)
                .orElse(Outcome.NOBODY);
    }

    /** Two that are kept apart are told of once, on whatever levels they are equal. */
    private static Verdict unmatched(List<Finding> passedOver) {
        Set<UUID> apart = new HashSet<>();
        return new Unmatched(passedOver.stream()
                .filter(finding -> finding.status() != Status.KEPT_APART || apart.add(finding.hubId()))
                .limit(MOST_PASSED_OVER)
                .toList());
    }
}
