package io.concordat.connector.salesforce;

import io.concordat.connector.ApiUsage;
import io.concordat.connector.Capability;
import io.concordat.connector.Check;
import io.concordat.connector.CustomFields;
import io.concordat.connector.ObjectUse;
import io.concordat.connector.Organisation;
import io.concordat.connector.RecordLookup;
import io.concordat.connector.RecordReader;
import io.concordat.connector.RecordWriter;
import io.concordat.connector.RemoteField;
import io.concordat.connector.Session;
import io.concordat.connector.SetupFile;
import io.concordat.connector.salesforce.check.PermissionSetFile;
import io.concordat.connector.salesforce.check.SalesforceChecks;
import io.concordat.connector.salesforce.custom.SalesforceFields;
import io.concordat.connector.salesforce.describe.Descriptions;
import io.concordat.connector.salesforce.http.SalesforceClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A conversation with one organisation as one user. */
final class SalesforceSession implements Session {

    private final SalesforceClient client;
    private final Descriptions descriptions;
    private final Organisation organisation;
    private final Records records;
    private final OwnFields ownFields;
    private final SalesforceChecks checks;

    SalesforceSession(
            SalesforceClient client,
            Descriptions descriptions,
            Organisation organisation,
            Records records,
            OwnFields ownFields,
            SalesforceChecks checks) {
        this.client = client;
        this.descriptions = descriptions;
        this.organisation = organisation;
        this.records = records;
        this.ownFields = ownFields;
        this.checks = checks;
    }

    @Override
    public Organisation organisation() {
        return organisation;
    }

    @Override
    public List<Check> check() {
        return checks.findings(List.of());
    }

    @Override
    public List<Check> check(List<ObjectUse> uses) {
        List<Check> findings = new ArrayList<>(checks.findings(ownFields.addTo(uses)));
        findings.addAll(ownFields.findings(uses));
        return findings;
    }

    @Override
    public Optional<SetupFile> setupFile(List<ObjectUse> uses) {
        return Optional.of(PermissionSetFile.of(ownFields.addTo(uses), descriptions));
    }

    @Override
    public Optional<CustomFields> customFields() {
        return Optional.of(new SalesforceFields(client, descriptions));
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
    public ApiUsage freshUsage() {
        return records.freshUsage();
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
