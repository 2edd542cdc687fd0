package io.concordat.hub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts what becomes of lines. One page has its own, which counts once the page is committed. */
final class ImportTally {

    private static final int MOST_KEPT = 10_000;

    private final List<Rejection> rejections = new ArrayList<>();
    private long created;
    private long updated;
    private long unchanged;
    private long rejectedLines;

    void created(int lines) {
        created += lines;
    }

    void updated(int lines) {
        updated += lines;
    }

    void unchanged() {
        unchanged++;
    }

    /** A line that was not imported, with one or more reasons. */
    void rejected(List<Rejection> reasons) {
        rejectedLines++;
        for (Rejection reason : reasons) {
            if (rejections.size() < MOST_KEPT) {
                rejections.add(reason);
            }
        }
    }

    void rejected(ImportDraft draft, String field, String message) {
        rejected(List.of(new Rejection(draft.line(), field, message)));
    }

    void add(ImportTally page) {
        created += page.created;
        updated += page.updated;
        unchanged += page.unchanged;
        rejectedLines += page.rejectedLines;
        page.rejections.stream().limit(MOST_KEPT - rejections.size()).forEach(rejections::add);
    }

    /** This and a page more. */
    ImportTally with(ImportTally page) {
        ImportTally both = new ImportTally();
        both.add(this);
        both.add(page);
        return both;
    }

    long lines() {
        return created + updated + unchanged + rejectedLines;
    }

    ImportReport report() {
        List<Rejection> inOrder = new ArrayList<>(rejections);
        inOrder.sort(Comparator.comparingLong(Rejection::line));
        return new ImportReport(created, updated, unchanged, rejectedLines, inOrder);
    }
}
