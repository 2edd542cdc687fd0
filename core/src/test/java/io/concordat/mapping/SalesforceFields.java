package io.concordat.mapping;

import io.concordat.canonical.HubObject;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.mapping.Binding.CreateInHub;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.mapping.Binding.OnRemoteDelete;
import io.concordat.match.MatchRule;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import java.util.List;
import java.util.Optional;

/** Contacts, accounts and leads as Salesforce describes them, and bindings to them. */
final class SalesforceFields {

    static final FieldRule FREE = rule(Direction.BOTH);

    static final List<RemoteField> CONTACT = List.of(
            RemoteField.of("Id", FieldType.ID, 18).asReadOnly(),
            labelled("LastName", "Last Name", FieldType.TEXT, 80).asRequired(),
            labelled("FirstName", "First Name", FieldType.TEXT, 40),
            labelled("Name", "Full Name", FieldType.TEXT, 121).asReadOnly(),
            RemoteField.of("Email", FieldType.EMAIL, 80),
            labelled("Phone", "Business Phone", FieldType.PHONE, 40),
            labelled("MailingStreet", "Mailing Street", FieldType.TEXT, 255),
            labelled("MailingCity", "Mailing City", FieldType.TEXT, 40),
            labelled("HasOptedOutOfEmail", "Email Opt Out", FieldType.BOOLEAN, 0),
            RemoteField.of("Birthdate", FieldType.DATE, 0),
            labelled("LeadSource", "Lead Source", FieldType.PICKLIST, 255)
                    .withPicklist(List.of("Web", "Phone Inquiry")),
            RemoteField.of("Description", FieldType.TEXT, 32_000));

    static final List<RemoteField> ACCOUNT = List.of(
            labelled("Name", "Account Name", FieldType.TEXT, 255).asRequired(),
            labelled("AccountNumber", "Account Number", FieldType.TEXT, 40),
            RemoteField.of("BillingCity", FieldType.TEXT, 40),
            RemoteField.of("NumberOfEmployees", FieldType.NUMBER, 0),
            RemoteField.of("Website", FieldType.URL, 255));

    static final List<RemoteField> LEAD = List.of(
            labelled("LastName", "Last Name", FieldType.TEXT, 80).asRequired(),
            RemoteField.of("Company", FieldType.TEXT, 255).asRequired(),
            RemoteField.of("Email", FieldType.EMAIL, 80));

    private SalesforceFields() {}

    static RemoteField labelled(String name, String label, FieldType type, int length) {
        return new RemoteField(name, label, type, length, false, true, true, false, false, List.of());
    }

    static FieldRule rule(Direction direction) {
        return new FieldRule(direction, Overwrite.ALWAYS, Overwrite.ALWAYS, ConflictPolicy.PREFER_REMOTE, true);
    }

    static Binding contacts(FieldMapping... mappings) {
        return binding(HubObject.PROFILES, "Contact", CreateRemote.NEVER, List.of(), mappings);
    }

    static Binding binding(
            HubObject object, String remote, CreateRemote create, List<MatchRule> rules, FieldMapping... mappings) {
        return new Binding(
                object,
                remote,
                true,
                rules,
                false,
                create,
                CreateInHub.NEVER,
                OnRemoteDelete.REPORT,
                List.of(mappings));
    }

    static FieldMapping map(String hub, String remote, Direction direction, Transform... transforms) {
        return new FieldMapping(hub, remote, rule(direction), Optional.empty(), List.of(transforms));
    }

    static FieldMapping withDefault(FieldMapping mapping, String value) {
        return new FieldMapping(
                mapping.hub(), mapping.remote(), mapping.rule(), Optional.of(value), mapping.transforms());
    }
}
