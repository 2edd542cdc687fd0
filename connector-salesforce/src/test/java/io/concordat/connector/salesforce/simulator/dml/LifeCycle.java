package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.org.Blank;
import io.concordat.connector.salesforce.simulator.org.Org;
import io.concordat.connector.salesforce.simulator.org.Row;
import io.concordat.connector.salesforce.simulator.schema.FieldSchema;
import io.concordat.connector.salesforce.simulator.schema.ObjectSchema;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What records live through besides changes: bin and back, merges, the conversion of leads. */
public final class LifeCycle {

    private static final int MOST_MERGED = 3;

    private static final Map<String, String> TO_CONTACT = Map.ofEntries(
            Map.entry("FirstName", "FirstName"),
            Map.entry("LastName", "LastName"),
            Map.entry("Salutation", "Salutation"),
            Map.entry("Title", "Title"),
            Map.entry("Email", "Email"),
            Map.entry("Phone", "Phone"),
            Map.entry("MobilePhone", "MobilePhone"),
            Map.entry("Fax", "Fax"),
            Map.entry("Description", "Description"),
            Map.entry("LeadSource", "LeadSource"),
            Map.entry("Street", "MailingStreet"),
            Map.entry("City", "MailingCity"),
            Map.entry("State", "MailingState"),
            Map.entry("PostalCode", "MailingPostalCode"),
            Map.entry("Country", "MailingCountry"));

    private static final Map<String, String> TO_ACCOUNT = Map.ofEntries(
            Map.entry("Company", "Name"),
            Map.entry("Phone", "Phone"),
            Map.entry("Website", "Website"),
            Map.entry("Industry", "Industry"),
            Map.entry("AnnualRevenue", "AnnualRevenue"),
            Map.entry("NumberOfEmployees", "NumberOfEmployees"),
            Map.entry("Street", "BillingStreet"),
            Map.entry("City", "BillingCity"),
            Map.entry("State", "BillingState"),
            Map.entry("PostalCode", "BillingPostalCode"),
            Map.entry("Country", "BillingCountry"));

    private final Org org;
    private final Dml dml;
    private final Stamps stamps;

    public LifeCycle(Org org, Dml dml) {
        this.org = org;
        this.dml = dml;
        this.stamps = new Stamps(org);
    }

    /**
     * What a lead became.
     *
     * @param opportunityId "" for none
     */
    public record Conversion(String accountId, String contactId, String opportunityId) {}

    /** Takes a record out of the recycle bin. */
    public void undelete(Caller caller, Row row) {
        if (!row.isDeleted() || !row.text("MasterRecordId").isEmpty()) {
            throw Refusal.of("UNDELETE_FAILED", "Entity is not in the recycle bin");
        }
        org.set(row, "IsDeleted", false);
        stamps.changed(row, caller.access().userId());
    }

    /** Removes a record for good: no query finds it any more. */
    public void purge(Row row) {
        org.forget(row);
    }

    /** Merges records into one of them; blanks of the winner are not filled. */
    public void merge(Caller caller, Row winner, List<Row> losers) {
        ObjectSchema object = winner.object();
        boolean fits = losers.stream().allMatch(loser -> loser.object() == object && !loser.isDeleted());
        if (!object.isMergeable() || !fits || losers.isEmpty() || losers.size() >= MOST_MERGED || winner.isDeleted()) {
            throw Refusal.of("MERGE_FAILED", "these records cannot be merged");
        }
        for (Row loser : losers) {
            adopt(winner, loser, caller);
            org.set(loser, "IsDeleted", true);
            org.set(loser, "MasterRecordId", winner.id());
            stamps.changed(loser, caller.access().userId());
        }
        stamps.changed(winner, caller.access().userId());
    }

    /** What pointed to the loser points to the winner. */
    private void adopt(Row winner, Row loser, Caller caller) {
        for (ObjectSchema object : org.schema().objects()) {
            for (FieldSchema reference : object.fields()) {
                boolean points =
                        reference.referenceTo().contains(winner.object().name())
                                && !reference.name().equals("MasterRecordId");
                if (points) {
                    for (Row row : org.holding(object, reference, loser.id())) {
                        org.set(row, reference, winner.id());
                        stamps.changed(row, caller.access().userId());
                    }
                }
            }
        }
    }

    /**
     * Converts a lead.
     *
     * @param account the account to use; empty for a new one
     * @param contact the contact to use; empty for a new one
     */
    public Conversion convert(
            Caller caller, Row lead, Optional<Row> account, Optional<Row> contact, boolean withOpportunity) {
        if (lead.isTrue("IsConverted") || lead.isDeleted()) {
            throw Refusal.of("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
        }
        Row company = account.orElseGet(() -> created(caller, lead, "Account", TO_ACCOUNT, Optional.empty()));
        Row person = contact.orElseGet(() -> created(caller, lead, "Contact", TO_CONTACT, Optional.of(company)));
        String opportunity = withOpportunity ? opportunity(caller, company) : "";
        org.set(lead, "IsConverted", true);
        org.set(lead, "Status", "Closed - Converted");
        org.set(lead, "ConvertedDate", LocalDate.ofInstant(org.clock().instant(), ZoneOffset.UTC));
        org.set(lead, "ConvertedAccountId", company.id());
        org.set(lead, "ConvertedContactId", person.id());
        if (!opportunity.isEmpty()) {
            org.set(lead, "ConvertedOpportunityId", opportunity);
        }
        stamps.changed(lead, caller.access().userId());
        return new Conversion(company.id(), person.id(), opportunity);
    }

    private Row created(Caller caller, Row lead, String object, Map<String, String> mapping, Optional<Row> parent) {
        ObjectSchema schema = org.schema().require(object);
        Draft draft = new Draft(schema);
        mapping.forEach((from, to) -> {
            Object value = lead.get(from);
            if (!Blank.is(value)) {
                draft.put(schema.require(to), value);
            }
        });
        parent.ifPresent(row -> draft.put(schema.require("AccountId"), row.id()));
        return made(dml.insert(caller, draft));
    }

    private String opportunity(Caller caller, Row account) {
        ObjectSchema schema = org.schema().require("Opportunity");
        Draft draft = new Draft(schema);
        draft.put(schema.require("Name"), account.text("Name") + "-");
        draft.put(schema.require("StageName"), "Prospecting");
        draft.put(schema.require("CloseDate"), LocalDate.ofInstant(org.clock().instant(), ZoneOffset.UTC));
        draft.put(schema.require("AccountId"), account.id());
        return made(dml.insert(caller, draft)).id();
    }

    private Row made(Outcome outcome) {
        outcome.error().ifPresent(error -> {
            throw new Refusal(error);
        });
        return org.find(outcome.id()).orElseThrow();
    }

    /** A change by the system, which moves SystemModstamp alone. */
    public void touch(Row row) {
        stamps.touched(row);
    }
}
