package io.concordat.mapping;

import static io.concordat.mapping.SalesforceFields.ACCOUNT;
import static io.concordat.mapping.SalesforceFields.CONTACT;
import static io.concordat.mapping.SalesforceFields.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.canonical.ValueType;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an admin is proposed to start with. */
class MappingSuggestionsTest {

    @Test
    void contactFieldsFindTheirAttributes() {
        assertThat(suggested(HubObject.PROFILES, CONTACT))
                .containsEntry("lastName", "LastName")
                .containsEntry("firstName", "FirstName")
                .containsEntry("email", "Email")
                .containsEntry("phone", "Phone")
                .containsEntry("street", "MailingStreet")
                .containsEntry("city", "MailingCity")
                .containsEntry("emailOptOut", "HasOptedOutOfEmail")
                .containsEntry("birthdate", "Birthdate")
                .containsEntry("leadSource", "LeadSource")
                .hasSize(10);
    }

    @Test
    void accountAndLeadFieldsFindTheirAttributes() {
        assertThat(suggested(HubObject.ACCOUNTS, ACCOUNT))
                .isEqualTo(Map.of(
                        "name", "Name",
                        "accountNumber", "AccountNumber",
                        "city", "BillingCity",
                        "numberOfEmployees", "NumberOfEmployees",
                        "website", "Website"));
        assertThat(suggested(HubObject.LEADS, LEAD))
                .isEqualTo(Map.of("lastName", "LastName", "company", "Company", "email", "Email"));
    }

    @Test
    void customFieldsAreFoundByNameOrLabelIfTheTypeFits() {
        Attribute shoe = new Attribute("shoeSize", "Shoe size", ValueType.NUMBER, 0, List.of(), true);
        RemoteField byName = RemoteField.of("Shoe_Size__c", FieldType.NUMBER, 0);
        RemoteField byLabel = SalesforceFields.labelled("X1__c", "Shoe Size", FieldType.NUMBER, 0);
        RemoteField otherType = RemoteField.of("ShoeSize__c", FieldType.TEXT, 10);

        assertThat(MappingSuggestions.suggest(List.of(shoe), List.of(otherType, byLabel, byName)))
                .extracting(FieldMapping::remote)
                .containsExactly("Shoe_Size__c");
        assertThat(MappingSuggestions.suggest(List.of(shoe), List.of(otherType, byLabel)))
                .extracting(FieldMapping::remote)
                .containsExactly("X1__c");
    }

    @Test
    void whatCannotBeWrittenOnlyComesIn() {
        RemoteField readOnly = RemoteField.of("City", FieldType.TEXT, 40).asReadOnly();
        List<FieldMapping> suggestions =
                MappingSuggestions.suggest(StandardAttributes.of(HubObject.PROFILES), List.of(readOnly));

        assertThat(suggestions)
                .extracting(mapping -> mapping.rule().direction())
                .containsExactly(Direction.TO_HUB);
    }

    @Test
    void suggestionsStartWithTheDefaultRuleAndPassTheirOwnValidation() {
        List<Attribute> attributes = StandardAttributes.of(HubObject.PROFILES);
        List<FieldMapping> suggestions = MappingSuggestions.suggest(attributes, CONTACT);

        assertThat(suggestions).extracting(FieldMapping::rule).contains(FieldRule.DEFAULT);
        Binding binding = SalesforceFields.contacts(suggestions.toArray(FieldMapping[]::new));
        assertThat(BindingValidation.check(binding, attributes, CONTACT).problems())
                .isEmpty();
    }

    private static Map<String, String> suggested(HubObject object, List<RemoteField> fields) {
        return MappingSuggestions.suggest(StandardAttributes.of(object), fields).stream()
                .collect(Collectors.toMap(FieldMapping::hub, FieldMapping::remote));
    }
}
