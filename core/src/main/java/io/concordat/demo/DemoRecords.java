package io.concordat.demo;

import io.concordat.canonical.HubObject;
import io.concordat.hub.Author;
import io.concordat.hub.Author.Source;
import io.concordat.hub.ImportFormat;
import io.concordat.hub.ImportReport;
import io.concordat.hub.Imports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;

/** Fills the hub by importing files, as a user would; doing it again changes nothing. */
@ApplicationScoped
class DemoRecords {

    private static final Author AUTHOR = new Author("demo", Source.IMPORT);

    private final Imports imports;

    @Inject
    DemoRecords(Imports imports) {
        this.imports = imports;
    }

    void load() {
        load(HubObject.ACCOUNTS, Companies.hub());
        load(HubObject.PROFILES, People.hub());
        load(HubObject.LEADS, Prospects.hub());
    }

    private void load(HubObject object, Sheet sheet) {
        ByteArrayInputStream file = new ByteArrayInputStream(sheet.csv());
        ImportReport report = imports.run(object, ImportFormat.CSV, file, AUTHOR, lines -> {});
        if (report.rejectedLines() > 0) {
            throw new IllegalStateException("the demo's " + object.path() + " are wrong: " + report.rejected());
        }
    }
}
