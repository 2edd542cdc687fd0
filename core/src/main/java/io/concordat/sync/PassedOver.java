package io.concordat.sync;

import io.concordat.match.Comparison;
import io.concordat.match.Finding;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.RunKind;
import io.concordat.run.Side;
import io.concordat.sync.store.Hold;
import io.concordat.sync.store.RemoteView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Records that would match but for case or blanks, or because a person took them apart. The journal says so once, as a
 * pair that was not made; a person may mend the value or the rule, or pair the two by hand.
 */
final class PassedOver {

    private static final ChangeError APART = new ChangeError(
            "KEPT_APART",
            "the two records match, but a person took them apart",
            "if they are the same after all, link them by hand");

    private final RunContext context;
    private final BoundObject bound;

    PassedOver(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
    }

    /** Tells of an unmatched record, unless that was told before or the record waits for something else. */
    void note(RemoteView view, List<Finding> findings, Optional<Hold> hold, PageWork work) {
        boolean busy = hold.filter(held -> held.reason().isWait()).isPresent();
        if (findings.isEmpty()) {
            hold.filter(held -> !busy).map(Hold::key).ifPresent(work::release);
            return;
        }
        String fingerprint = fingerprint(view, findings);
        if (busy || hold.filter(held -> held.fingerprint().equals(fingerprint)).isPresent()) {
            return;
        }
        findings.forEach(finding -> work.add(line(view, finding)));
        if (context.run().kind() != RunKind.PLAN) {
            work.add(hold(view, fingerprint, findings.get(0)));
        }
    }

    private String fingerprint(RemoteView view, List<Finding> findings) {
        String found = findings.stream()
                .map(finding -> finding.level().name() + " " + finding.hubId() + " " + finding.status())
                .collect(Collectors.joining("\n"));
        return bound.hash(Map.of("remote", view.hash(), "near", found));
    }

    private Change line(RemoteView view, Finding finding) {
        return new Change(
                context.newId(),
                context.runId(),
                Side.HUB,
                Action.LINK,
                bound.object(),
                bound.remoteObject(),
                Optional.of(finding.hubId()),
                Optional.of(view.id()),
                Map.of(),
                Map.of(),
                finding.level().name() + "\n" + compared(finding),
                Change.Expected.NOTHING,
                ChangeState.SKIPPED,
                "",
                Optional.of(error(finding)));
    }

    private Hold hold(RemoteView view, String fingerprint, Finding finding) {
        return new Hold(
                context.connectionId(),
                bound.object(),
                bound.remoteObject(),
                Optional.<UUID>empty(),
                Optional.of(view.id()),
                isApart(finding) ? Hold.Reason.KEPT_APART : Hold.Reason.NEAR_MISS,
                fingerprint,
                error(finding),
                Map.of(),
                context.runId());
    }

    private static boolean isApart(Finding finding) {
        return finding.status() == Finding.Status.KEPT_APART;
    }

    private static ChangeError error(Finding finding) {
        return isApart(finding)
                ? APART
                : new ChangeError(
                        "NEAR_MISS",
                        "the records would match on " + finding.level().name() + " but for case or blanks",
                        "make the values equal on both sides, or let a match rule ignore case");
    }

    private static String compared(Finding finding) {
        return finding.comparisons().stream().map(PassedOver::compared).collect(Collectors.joining("; "));
    }

    private static String compared(Comparison comparison) {
        return comparison.hubAttribute() + " \"" + comparison.hub() + "\", " + comparison.remoteField() + " \""
                + comparison.remote() + "\"";
    }
}
