package io.concordat.web.api.run;

import io.concordat.match.Comparison;
import io.concordat.match.Explanation;
import io.concordat.match.Finding;
import io.concordat.match.Level;
import io.concordat.match.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An explanation as it travels.
 *
 * @param remoteId the remote record that is explained; empty if none comes near the hub record
 * @param levels every level, in the order they are tried
 * @param nearMisses hub records that would match but for case or inner blanks
 * @param remoteRecords for a hub record: every remote record that shares a value with it; the one that comes nearest is
 *     explained above
 */
public record ExplanationJson(
        Optional<String> remoteId,
        VerdictJson verdict,
        List<LevelJson> levels,
        List<FindingJson> nearMisses,
        List<ExplanationJson> remoteRecords) {

    /** What came of it all. */
    public enum Outcome {
        MATCHED,
        AMBIGUOUS,
        UNMATCHED
    }

    /**
     * The verdict.
     *
     * @param level the name of the level that decided
     * @param why what makes it ambiguous
     */
    public record VerdictJson(
            Outcome outcome,
            Optional<String> level,
            Optional<String> why,
            List<UUID> hubIds,
            List<String> remoteIds,
            List<String> hints) {

        static final VerdictJson UNMATCHED =
                new VerdictJson(Outcome.UNMATCHED, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

        static VerdictJson of(Verdict verdict) {
            if (verdict instanceof Verdict.Matched matched) {
                return new VerdictJson(
                        Outcome.MATCHED,
                        Optional.of(matched.level().name()),
                        Optional.empty(),
                        List.of(matched.hubId()),
                        List.of(),
                        matched.hints().stream()
                                .map(hint -> hint.kind() + " " + hint.other())
                                .toList());
            }
            if (verdict instanceof Verdict.Ambiguous ambiguous) {
                return new VerdictJson(
                        Outcome.AMBIGUOUS,
                        Optional.of(ambiguous.level().name()),
                        Optional.of(ambiguous.why().name()),
                        ambiguous.hubIds(),
                        ambiguous.remoteIds(),
                        List.of());
            }
            return UNMATCHED;
        }
    }

    /** One level and what it found. */
    public record LevelJson(
            int number,
            String name,
            Level.Kind kind,
            boolean caseSensitive,
            Explanation.Outcome outcome,
            Map<String, String> remoteValues,
            List<FindingJson> candidates) {

        static LevelJson of(Explanation.Step step) {
            return new LevelJson(
                    step.level().number(),
                    step.level().name(),
                    step.level().kind(),
                    step.level().caseSensitive(),
                    step.outcome(),
                    new TreeMap<>(step.remoteValues()),
                    step.findings().stream().map(FindingJson::of).toList());
        }
    }

    /** How a hub record compared. */
    public record FindingJson(UUID hubId, Finding.Status status, String level, List<ComparisonJson> comparisons) {

        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.hubId(),
                    finding.status(),
                    finding.level().name(),
                    finding.comparisons().stream().map(ComparisonJson::of).toList());
        }
    }

    /** Two values that were compared. */
    public record ComparisonJson(
            String hubAttribute, String remoteField, String hub, String remote, Comparison.Result result) {

        static ComparisonJson of(Comparison comparison) {
            return new ComparisonJson(
                    comparison.hubAttribute(),
                    comparison.remoteField(),
                    comparison.hub(),
                    comparison.remote(),
                    comparison.result());
        }
    }

    /** How a remote record is matched. */
    static ExplanationJson of(String remoteId, Explanation explanation) {
        List<FindingJson> nearMisses = explanation.steps().stream()
                .flatMap(step -> step.findings().stream())
                .filter(finding -> finding.status() == Finding.Status.NEAR_MISS)
                .map(FindingJson::of)
                .toList();
        return new ExplanationJson(
                Optional.of(remoteId),
                VerdictJson.of(explanation.verdict()),
                explanation.steps().stream().map(LevelJson::of).toList(),
                nearMisses,
                List.of());
    }

    /** How those remote records are matched that could belong to a hub record. */
    static ExplanationJson of(UUID hubId, Map<String, Explanation> explanations) {
        List<ExplanationJson> all = explanations.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                                (ExplanationJson one) -> !one.verdict().hubIds().contains(hubId))
                        .thenComparing(one -> one.verdict().outcome()))
                .toList();
        return all.stream()
                .findFirst()
                .map(nearest -> new ExplanationJson(
                        nearest.remoteId(), nearest.verdict(), nearest.levels(), nearest.nearMisses(), all))
                .orElseGet(() ->
                        new ExplanationJson(Optional.empty(), VerdictJson.UNMATCHED, List.of(), List.of(), List.of()));
    }

    /** Values are personal data. */
    @Override
    public String toString() {
        return "ExplanationJson[" + verdict.outcome() + "]";
    }
}
