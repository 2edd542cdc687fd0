package io.concordat.web.api.hub;

import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.hub.HubRecords;
import io.concordat.link.Links;
import io.concordat.review.Asked;
import io.concordat.review.Review;
import io.concordat.review.Reviews;
import io.concordat.run.Change;
import io.concordat.run.RunJournal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gathers what the hub keeps of one person or company, from wherever it keeps it. */
@ApplicationScoped
class EverythingKept {

    private static final int AT_ONCE = 500;

    /** More deeds than that nobody does to one record. */
    private static final int MOST_DEEDS = 10_000;

    private final HubRecords records;
    private final Links links;
    private final RunJournal journal;
    private final Reviews reviews;
    private final Audit audit;

    @Inject
    EverythingKept(HubRecords records, Links links, RunJournal journal, Reviews reviews, Audit audit) {
        this.records = records;
        this.links = links;
        this.journal = journal;
        this.reviews = reviews;
        this.audit = audit;
    }

    /** @throws io.concordat.HubException of kind NOT_FOUND */
    KeptJson of(HubObject object, UUID id) {
        return new KeptJson(
                RecordJson.of(records.get(object, id)),
                records.history(object, id).stream().map(KeptJson.EditJson::of).toList(),
                links.of(object, id).stream().map(LinkJson::of).toList(),
                links.apartFrom(object, id).stream().map(KeptJson.ApartJson::of).toList(),
                decisions(object, id),
                reviews.of(object, id).stream().map(EverythingKept::question).toList(),
                audit.of(id.toString(), MOST_DEEDS).stream()
                        .map(KeptJson.DeedJson::of)
                        .toList());
    }

    private List<KeptJson.DecisionJson> decisions(HubObject object, UUID id) {
        List<KeptJson.DecisionJson> all = new ArrayList<>();
        Optional<UUID> before = Optional.empty();
        List<Change> page = journal.changesOf(object, id, before, AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(change -> all.add(KeptJson.DecisionJson.of(change)));
            page = journal.changesOf(
                    object, id, Optional.of(page.get(page.size() - 1).id()), AT_ONCE);
        }
        return all;
    }

    private static KeptJson.QuestionJson question(Asked asked) {
        Review review = asked.review();
        return new KeptJson.QuestionJson(
                review.kind(),
                review.field(),
                review.choices().stream().map(Review.Choice::value).toList(),
                review.why(),
                asked.state(),
                asked.decidedBy(),
                asked.decidedAt());
    }
}
