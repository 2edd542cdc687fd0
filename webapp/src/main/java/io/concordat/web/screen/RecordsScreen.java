package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.hub.HubPage;
import io.concordat.hub.HubQuery;
import io.concordat.hub.HubRecord;
import io.concordat.hub.HubRecords;
import io.concordat.hub.RecordCounts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** The page {@code records}: finds profiles, accounts or leads by what people know of them. */
@Named("records")
@RequestScoped
public class RecordsScreen {

    private static final int PAGE = 25;

    private final HubRecords records;
    private final RecordCounts counts;
    private final HubObject object;
    private final Optional<String> wanted;
    private final boolean later;
    private final HubPage page;

    @Inject
    RecordsScreen(HubRecords records, RecordCounts counts, Parameters parameters) {
        this.records = records;
        this.counts = counts;
        this.object = parameters
                .text("object")
                .map(path -> HubObject.find(path).orElseThrow(() -> HubException.notFound("this page")))
                .orElse(HubObject.PROFILES);
        this.wanted = parameters.text("q");
        this.later = parameters.text("after").isPresent();
        this.page = find(parameters.text("after"));
    }

    /** What is typed may be an external key, or the start of a name, an email address or an account number. */
    private HubPage find(Optional<String> after) {
        HubQuery all = HubQuery.all(object, PAGE);
        Optional<HubPage> byKey = wanted.filter(text -> after.isEmpty())
                .map(text -> records.search(all.withExternalKey(text)))
                .filter(found -> !found.items().isEmpty());
        HubQuery byText = wanted.map(all::withText).orElse(all).withAfter(after);
        return byKey.orElseGet(() -> records.search(byText));
    }

    public String getObject() {
        return object.path();
    }

    public String getQuery() {
        return wanted.orElse("");
    }

    public List<HubRecord> getList() {
        return page.items();
    }

    /** Where the next page starts; "" at the end. */
    public String getNext() {
        return page.next().orElse("");
    }

    /** Whether this is not the first page. */
    public boolean isLater() {
        return later;
    }

    public boolean isPerson() {
        return object != HubObject.ACCOUNTS;
    }

    public long getCount() {
        return counts.of(object);
    }
}
