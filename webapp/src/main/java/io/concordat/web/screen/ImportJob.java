package io.concordat.web.screen;

import io.concordat.canonical.HubObject;
import io.concordat.hub.ImportReport;
import java.util.Optional;

/** An import, under way or over. Written by one thread, read by many. */
public final class ImportJob {

    private final String owner;
    private final HubObject object;
    private final String fileName;
    private volatile long lines;
    private volatile Optional<ImportReport> report = Optional.empty();
    private volatile Optional<String> failure = Optional.empty();

    ImportJob(String owner, HubObject object, String fileName) {
        this.owner = owner;
        this.object = object;
        this.fileName = fileName;
    }

    String owner() {
        return owner;
    }

    HubObject object() {
        return object;
    }

    /** What the file was called where it came from. */
    public String fileName() {
        return fileName;
    }

    /** How many lines are dealt with. */
    public long lines() {
        return lines;
    }

    /** What became of it; empty until it is over, or if it failed. */
    public Optional<ImportReport> report() {
        return report;
    }

    /** Why it failed, "" if the log has more; empty if it did not. */
    public Optional<String> failure() {
        return failure;
    }

    public boolean isOver() {
        return report.isPresent() || failure.isPresent();
    }

    void reached(long count) {
        lines = count;
    }

    void finished(ImportReport result) {
        report = Optional.of(result);
    }

    void failed(String why) {
        failure = Optional.of(why);
    }
}
