package io.concordat.connector.salesforce.check;

import io.concordat.connector.Check;
import io.concordat.connector.ObjectUse;
import io.concordat.connector.Organisation;
import io.concordat.connector.salesforce.auth.Credentials;
import io.concordat.connector.salesforce.describe.Descriptions;
import io.concordat.connector.salesforce.describe.ObjectDescription;
import io.concordat.connector.salesforce.http.SalesforceClient;
import java.util.ArrayList;
import java.util.List;

/** Everything worth checking of a connection. */
public final class SalesforceChecks {

    private final SalesforceClient client;
    private final Descriptions descriptions;
    private final Organisation organisation;
    private final Credentials credentials;

    public SalesforceChecks(
            SalesforceClient client, Descriptions descriptions, Organisation organisation, Credentials credentials) {
        this.client = client;
        this.descriptions = descriptions;
        this.organisation = organisation;
        this.credentials = credentials;
    }

    /** @param uses what the connection does; empty if nothing is bound yet */
    public List<Check> findings(List<ObjectUse> uses) {
        List<String> objects = uses.isEmpty()
                ? Descriptions.OFFERED
                : uses.stream().map(ObjectUse::object).toList();
        Rights rights = Rights.of(client, objects);
        List<Check> findings = new ArrayList<>();
        findings.addAll(new OrganisationChecks(client, organisation, credentials).findings());
        findings.addAll(new UserChecks(organisation, client.token(), rights).findings());
        uses.forEach(use -> findings.addAll(new ObjectChecks(use, descriptions.find(use.object()), rights).findings()));
        findings.addAll(new CustomFieldList(client, descriptions).findings(objects));
        if (descriptions
                .find("Account")
                .filter(ObjectDescription::hasPersonAccounts)
                .isPresent()) {
            findings.add(Check.advice(
                    "PERSON_ACCOUNTS",
                    "this organisation uses person accounts: such a person is a contact and an account at once",
                    "bind people as contacts; their accounts are left to Salesforce"));
        }
        return findings;
    }
}
