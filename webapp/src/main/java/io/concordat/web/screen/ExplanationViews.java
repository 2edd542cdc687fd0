package io.concordat.web.screen;

import io.concordat.canonical.HubObject;
import io.concordat.hub.HubRecords;
import io.concordat.match.Comparison;
import io.concordat.match.Explanation;
import io.concordat.match.Finding;
import io.concordat.match.Level;
import io.concordat.match.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts explanations of matches into words. */
@ApplicationScoped
class ExplanationViews {

    private static final String OK = "ok";
    private static final String WARN = "warn";
    private static final String IDLE = "idle";

    private final HubRecords records;
    private final Names names;
    private final Say say;

    @Inject
    ExplanationViews(HubRecords records, Names names, Say say) {
        this.records = records;
        this.names = names;
        this.say = say;
    }

    ExplanationView of(HubObject object, String remoteId, Explanation explanation) {
        List<ExplanationView.Step> steps =
                explanation.steps().stream().map(step -> step(object, step)).toList();
        Verdict verdict = explanation.verdict();
        if (verdict instanceof Verdict.Matched matched) {
            Mark mark =
                    new Mark(OK, "link", say.of("match.MATCHED", matched.level().name()));
            return new ExplanationView(
                    remoteId, mark, name(object, matched.hubId()), names.path(object, matched.hubId()), steps);
        }
        if (verdict instanceof Verdict.Ambiguous ambiguous) {
            Mark mark = new Mark(WARN, "question", say.word("match.why", ambiguous.why()));
            return new ExplanationView(remoteId, mark, "", "", steps);
        }
        return new ExplanationView(remoteId, new Mark(IDLE, IDLE, say.of("match.UNMATCHED")), "", "", steps);
    }

    private ExplanationView.Step step(HubObject object, Explanation.Step step) {
        return new ExplanationView.Step(
                name(step.level()),
                text(step.level()),
                outcome(step.outcome()),
                step.findings().stream()
                        .flatMap(finding -> rows(object, finding))
                        .toList());
    }

    private String name(Level level) {
        return switch (level.kind()) {
            case ID -> say.of("ladder.id");
            case EMAIL -> say.of("ladder.email");
            case NAME -> say.of("ladder.name");
            case RULE -> level.name();
        };
    }

    private static String text(Level level) {
        return level.pairs().stream()
                .map(pair -> pair.hub() + " = " + pair.remote())
                .collect(Collectors.joining(", "));
    }

    private Mark outcome(Explanation.Outcome outcome) {
        String text = say.word("match.outcome", outcome);
        return switch (outcome) {
            case MATCHED -> new Mark(OK, OK, text);
            case AMBIGUOUS -> new Mark(WARN, "question", text);
            case NOBODY, BLANK, NOT_TRIED -> new Mark(IDLE, IDLE, text);
        };
    }

    private Stream<ExplanationView.Row> rows(HubObject object, Finding finding) {
        String name = name(object, finding.hubId());
        return finding.comparisons().stream()
                .map(comparison -> new ExplanationView.Row(
                        name,
                        names.path(object, finding.hubId()),
                        comparison.hubAttribute(),
                        comparison.hub(),
                        comparison.remote(),
                        result(finding, comparison)));
    }

    private Mark result(Finding finding, Comparison comparison) {
        if (finding.status() == Finding.Status.EXACT_BUT_LINKED || finding.status() == Finding.Status.ANONYMOUS) {
            return new Mark(WARN, "link", say.word("match.status", finding.status()));
        }
        if (finding.status() == Finding.Status.KEPT_APART) {
            return new Mark(WARN, "unlink", say.word("match.status", finding.status()));
        }
        String text = say.word("match.result", comparison.result());
        return switch (comparison.result()) {
            case EQUAL -> new Mark(OK, OK, text);
            case DIFFERS_BY_CASE, DIFFERS_BY_BLANKS -> new Mark(WARN, WARN, text);
            case BLANK, DIFFERENT -> new Mark(IDLE, IDLE, text);
        };
    }

    private String name(HubObject object, UUID id) {
        return records.find(object, id).map(names::of).orElseGet(id::toString);
    }
}
