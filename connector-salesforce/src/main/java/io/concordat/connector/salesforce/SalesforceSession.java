package io.concordat.connector.salesforce;

import io.concordat.connector.ApiUsage;
import io.concordat.connector.Capability;
import io.concordat.connector.Check;
import io.concordat.connector.Organisation;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteField;
import io.concordat.connector.Session;
import io.concordat.connector.salesforce.describe.Descriptions;
import io.concordat.connector.salesforce.http.SalesforceClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A conversation with one organisation as one user. */
final class SalesforceSession implements Session {

    private final SalesforceClient client;
    private final Descriptions descriptions;
    private final Organisation organisation;
    private final Records records;

    SalesforceSession(SalesforceClient client, Descriptions descriptions, Organisation organisation, Records records) {
        this.client = client;
        this.descriptions = descriptions;
        this.organisation = organisation;
        this.records = records;
    }

    @Override
    public Organisation organisation() {
        return organisation;
    }

    @Override
    public List<Check> check() {
        return List.of();
    }

    @Override
    public List<String> objects() {
        return descriptions.offered();
    }

    @Override
    public List<RemoteField> fields(String object) {
        return descriptions.get(object).remoteFields();
    }

    @Override
    public Optional<RecordReader> reader() {
        return records.reader();
    }

    @Override
    public Optional<RecordLookup> lookup() {
        return records.lookup();
    }

    @Override
    public Optional<RecordWriter> writer() {
        return records.writer();
    }

    @Override
    public ApiUsage usage() {
        return records.usage();
    }

    @Override
    public Set<Capability> missing() {
        return records.missing();
    }

    @Override
    public void whileWaiting(Runnable sign) {
        records.whileWaiting(sign);
    }

    @Override
    public Optional<Instant> clock() {
        return client.clock();
    }

    @Override
    public void close() {}
}
