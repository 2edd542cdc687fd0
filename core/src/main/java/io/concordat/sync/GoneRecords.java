package io.concordat.sync;

import io.concordat.link.Link;
import io.concordat.mapping.Binding.OnRemoteDelete;
import io.concordat.review.Review;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeError;
import io.concordat.run.ChangeState;
import io.concordat.run.RunKind;
import io.concordat.run.Side;
import io.concordat.sync.store.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Linked records that are no longer on the other side: reported or taken apart, never deleted in the hub. */
final class GoneRecords {

    private static final int PAGE = 2_000;

    private final RunContext context;
    private final BoundObject bound;

    GoneRecords(RunContext context, BoundObject bound) {
        this.context = context;
        this.bound = bound;
    }

    /** Reports those of these records that are linked and were there until now. */
    void report(Transaction transaction, Set<String> remoteIds, PageWork work) {
        if (!remoteIds.isEmpty()) {
            report(
                    transaction
                            .links()
                            .byRemote(context.connectionId(), bound.remoteObject(), remoteIds)
                            .values(),
                    work);
        }
    }

    /**
     * After a snapshot was read whole: reports every pair whose remote record was not in it.
     *
     * @param found how many linked records were in it
     */
    void reportMissing(long found) {
        new EndedWaits(context, bound).unseen();
        long links = context.call(
                transaction -> transaction.links().count(context.connectionId(), bound.object(), bound.remoteObject()));
        if (links == found) {
            return;
        }
        Optional<UUID> after = Optional.empty();
        do {
            after = reportMissing(after);
        } while (after.isPresent());
    }

    private Optional<UUID> reportMissing(Optional<UUID> after) {
        return context.call(transaction -> {
            List<Link> page =
                    transaction.links().page(context.connectionId(), bound.object(), bound.remoteObject(), after, PAGE);
            PageWork work = new PageWork(context.connectionId());
            report(
                    page.stream()
                            .filter(link -> !context.seen().contains(bound.remoteObject(), link.remoteId()))
                            .toList(),
                    work);
            work.store(transaction, context);
            return page.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(page.get(page.size() - 1).id());
        });
    }

    /** A record is there again: nobody need decide any more what becomes of its hub record. */
    void isBack(Link link, PageWork work) {
        if (link.state() == Link.State.REMOTE_DELETED) {
            work.answer(question(link).key());
        }
    }

    private void report(Collection<Link> links, PageWork work) {
        long missing = links.stream()
                .filter(link -> link.state() == Link.State.ACTIVE)
                .peek(link -> report(link, work))
                .count();
        context.plan().missing(bound, missing);
    }

    /** A record is gone, and that is as it should be: its pair rests. */
    void retire(Link link, ChangeError why, PageWork work) {
        work.add(line(link, Action.DELETE, ChangeState.SKIPPED, Optional.of(why)));
        if (context.run().kind() != RunKind.PLAN) {
            work.add(link.in(Link.State.REMOTE_DELETED));
        }
    }

    /** The pair is taken apart, so that its hub record can have another one. */
    void release(Link link, PageWork work) {
        work.add(line(link, Action.UNLINK, ChangeState.PLANNED, Optional.empty()));
    }

    private void report(Link link, PageWork work) {
        OnRemoteDelete policy = bound.binding().onRemoteDelete();
        if (policy == OnRemoteDelete.UNLINK) {
            work.add(line(link, Action.UNLINK, ChangeState.PLANNED, Optional.empty()));
            return;
        }
        work.add(line(link, Action.DELETE, ChangeState.SKIPPED, Optional.of(gone())));
        if (context.run().kind() != RunKind.PLAN) {
            work.add(link.in(Link.State.REMOTE_DELETED));
        }
        if (policy == OnRemoteDelete.REVIEW_DELETE) {
            work.add(question(link));
        }
    }

    private Change line(Link link, Action action, ChangeState state, Optional<ChangeError> error) {
        return new Change(
                context.newId(),
                context.runId(),
                Side.HUB,
                action,
                link.hubObject(),
                link.remoteObject(),
                Optional.of(link.hubId()),
                Optional.of(link.remoteId()),
                Map.of(),
                link.base(),
                link.matchedBy(),
                Change.Expected.NOTHING,
                state,
                "",
                error);
    }

    private static ChangeError gone() {
        return new ChangeError(
                "REMOTE_DELETED",
                "the record is no longer in the other system; nothing was changed in the hub",
                "restore it there, or unlink the pair");
    }

    private Review question(Link link) {
        return question(context, link, "the record was deleted in the other system");
    }

    /** What becomes of a hub record whose counterpart is gone: a question for a person. */
    static Review question(RunContext context, Link link, String why) {
        return new Review(
                context.newId(),
                context.connectionId(),
                Review.Kind.REMOTE_DELETED,
                link.hubObject(),
                link.remoteObject(),
                Optional.of(link.hubId()),
                Optional.of(link.remoteId()),
                "",
                List.of(
                        new Review.Choice("HUB", link.hubId().toString(), "keep the hub record"),
                        new Review.Choice("REMOTE", link.remoteId(), "delete the hub record too")),
                why,
                context.runId());
    }
}
