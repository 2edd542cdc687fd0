package io.concordat.mapping;

import static io.concordat.mapping.SalesforceFields.CONTACT;
import static io.concordat.mapping.SalesforceFields.FREE;
import static io.concordat.mapping.SalesforceFields.binding;
import static io.concordat.mapping.SalesforceFields.contacts;
import static io.concordat.mapping.SalesforceFields.labelled;
import static io.concordat.mapping.SalesforceFields.map;
import static io.concordat.mapping.SalesforceFields.withDefault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.HubException.Problem;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.mapping.Transform.Kind;
import io.concordat.match.MatchRule;
import io.concordat.match.MatchRule.Pair;
import io.concordat.merge.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an admin is told before a binding is saved. */
class BindingValidationTest {

    @Test
    void aSoundBindingHasNoProblems() {
        Findings findings = check(contacts(
                map("lastName", "LastName", Direction.BOTH),
                map("email", "Email", Direction.BOTH),
                map("birthdate", "Birthdate", Direction.BOTH),
                map("emailOptOut", "HasOptedOutOfEmail", Direction.TO_HUB)));

        assertThat(findings).isEqualTo(new Findings(List.of(), List.of()));
        assertThatCode(findings::refuseProblems).doesNotThrowAnyException();
    }

    @Test
    void bothEndsMustExist() {
        assertThat(problems(contacts(map("shoeSize", "Shoe__c", Direction.BOTH))))
                .containsExactly("mappings[0].hub", "mappings[0].remote");
    }

    @Test
    void eachNameIsMappedOnce() {
        assertThat(problems(contacts(
                        map("lastName", "LastName", Direction.BOTH),
                        map("lastName", "FirstName", Direction.BOTH),
                        map("firstName", "LastName", Direction.BOTH))))
                .containsExactly("mappings[1].hub", "mappings[2].remote");
    }

    @Test
    void aReadOnlyFieldOnlyComesIn() {
        assertThat(problems(contacts(map("description", "Name", Direction.BOTH))))
                .containsExactly("mappings[0].direction");
        assertThat(problems(contacts(map("description", "Name", Direction.TO_REMOTE))))
                .containsExactly("mappings[0].direction");
        assertThat(problems(contacts(map("description", "Name", Direction.TO_HUB))))
                .isEmpty();
    }

    @Test
    void aFieldThatIsSetOnlyAtCreationIsAWarningWhereRecordsAreCreated() {
        RemoteField once =
                new RemoteField("Once__c", "Once", FieldType.TEXT, 80, false, true, false, false, false, List.of());
        FieldMapping mapping = map("department", "Once__c", Direction.TO_REMOTE);
        Binding creating = binding(HubObject.PROFILES, "Contact", CreateRemote.ALL, List.of(), mapping);

        assertThat(paths(BindingValidation.check(creating, attributes(), List.of(once))
                        .warnings()))
                .containsExactly("mappings[0].direction");
        assertThat(paths(BindingValidation.check(contacts(mapping), attributes(), List.of(once))
                        .problems()))
                .containsExactly("mappings[0].direction");
    }

    @Test
    void typesMustFitTheWayTheValuesGo() {
        assertThat(problems(contacts(map("title", "HasOptedOutOfEmail", Direction.BOTH))))
                .containsExactly("mappings[0].remote");
        assertThat(problems(contacts(map("title", "HasOptedOutOfEmail", Direction.TO_HUB))))
                .isEmpty();
        assertThat(problems(contacts(map("birthdate", "HasOptedOutOfEmail", Direction.TO_HUB))))
                .containsExactly("mappings[0].remote");
        assertThat(warnings(contacts(map("birthdate", "Description", Direction.TO_HUB))))
                .containsExactly("mappings[0].remote");
        assertThat(problems(contacts(map("birthdate", "Description", Direction.TO_REMOTE))))
                .isEmpty();
    }

    @Test
    void messagesNameTheFieldTheTypesAndTheFix() {
        assertThat(check(contacts(map("title", "HasOptedOutOfEmail", Direction.TO_REMOTE)))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("Email Opt Out (HasOptedOutOfEmail) holds boolean, Title holds text;"
                        + " choose a field of the same type or a text field");
        assertThat(check(contacts(map("shoeSize", "Shoe__c", Direction.BOTH))).problems())
                .extracting(Problem::message)
                .allSatisfy(message -> assertThat(message).containsAnyOf("shoeSize", "Shoe__c"));
        assertThat(warnings(contacts(map("birthdate", "Description", Direction.TO_REMOTE))))
                .isEmpty();
    }

    @Test
    void onlyDesignatedFieldsWithoutRulesIsAWarning() {
        Binding binding = new Binding(
                HubObject.PROFILES,
                "Contact",
                false,
                List.of(),
                true,
                CreateRemote.NEVER,
                Binding.CreateInHub.NEVER,
                Binding.OnRemoteDelete.REPORT,
                List.of());

        assertThat(warnings(binding)).containsExactly("onlyDesignatedMatchFields");
    }

    @Test
    void lengthsThatMayNotFitAreWarnings() {
        assertThat(warnings(contacts(map("description", "LastName", Direction.TO_REMOTE))))
                .containsExactly("mappings[0].remote");
        assertThat(warnings(contacts(map("firstName", "Description", Direction.TO_HUB))))
                .containsExactly("mappings[0].hub");
        assertThat(warnings(contacts(map("leadSource", "LeadSource", Direction.BOTH))))
                .containsExactly("mappings[0].remote");
    }

    @Test
    void g33ARequiredFieldThatIsNotMappedIsFoundBeforeAnythingIsCreated() {
        List<RemoteField> fields = new ArrayList<>(CONTACT);
        fields.add(labelled("Region__c", "Region", FieldType.TEXT, 40).asRequired());
        FieldMapping lastName = map("lastName", "LastName", Direction.BOTH);
        Binding creating = binding(HubObject.PROFILES, "Contact", CreateRemote.ALL, List.of(), lastName);

        assertThat(BindingValidation.check(creating, attributes(), fields).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("mappings");
                    assertThat(problem.message()).contains("Region (Region__c)");
                });
        assertThat(BindingValidation.check(contacts(lastName), attributes(), fields)
                        .problems())
                .isEmpty();
    }

    @Test
    void transformsThatCannotBeUndoneNeedOneDirection() {
        Transform upper = new Transform(Kind.UPPERCASE, Map.of());

        assertThat(problems(contacts(map("city", "MailingCity", Direction.BOTH, upper))))
                .containsExactly("mappings[0].transforms");
        assertThat(problems(contacts(map("city", "MailingCity", Direction.TO_REMOTE, upper))))
                .isEmpty();
        assertThat(problems(contacts(map("birthdate", "Birthdate", Direction.TO_HUB, upper))))
                .containsExactly("mappings[0].transforms");
    }

    @Test
    void aTranslationIsOneToOneWithoutBlanks() {
        assertThat(translating(Map.of("a", "b", "c", "d"))).isEmpty();
        assertThat(translating(Map.of())).containsExactly("mappings[0].transforms");
        assertThat(translating(Map.of("a", "x", "b", "x"))).containsExactly("mappings[0].transforms");
        assertThat(translating(Map.of("a", " "))).containsExactly("mappings[0].transforms");
    }

    @Test
    void aDefaultMustBeAValueOfTheRemoteField() {
        FieldMapping source = map("leadSource", "LeadSource", Direction.BOTH);

        assertThat(problems(contacts(withDefault(source, "Web")))).isEmpty();
        assertThat(problems(contacts(withDefault(source, "Fax")))).containsExactly("mappings[0].defaultValue");
        assertThat(problems(contacts(withDefault(source, " ")))).containsExactly("mappings[0].defaultValue");
        assertThat(problems(contacts(withDefault(map("leadSource", "LeadSource", Direction.TO_HUB), "Web"))))
                .containsExactly("mappings[0].defaultValue");
        assertThat(problems(contacts(withDefault(map("birthdate", "Birthdate", Direction.BOTH), "soon"))))
                .containsExactly("mappings[0].defaultValue");
    }

    @Test
    void rulesHaveANameAndPairsThatExist() {
        assertThat(ruleProblems(
                        new MatchRule("A", List.of(new Pair("email", "Email")), true),
                        new MatchRule("A", List.of(), true),
                        new MatchRule(" ", List.of(new Pair("shoeSize", "Shoe__c")), true),
                        new MatchRule("B", List.of(new Pair("birthdate", "HasOptedOutOfEmail")), true)))
                .containsExactly(
                        "matchRules[1].name",
                        "matchRules[1].pairs",
                        "matchRules[2].name",
                        "matchRules[2].pairs[0].hub",
                        "matchRules[2].pairs[0].remote",
                        "matchRules[3].pairs[0].remote");
        assertThat(ruleProblems(
                        new MatchRule("Key", List.of(new Pair("externalKey", "Phone")), true),
                        new MatchRule("Shop", List.of(new Pair("identities.shop", "Phone")), true)))
                .isEmpty();
    }

    @Test
    void problemsRefuseTheBindingWithTheirPaths() {
        Findings findings = check(contacts(map("shoeSize", "LastName", Direction.BOTH)));

        assertThatThrownBy(findings::refuseProblems).isInstanceOfSatisfying(HubException.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(HubException.Kind.INVALID);
            assertThat(paths(refusal.problems())).containsExactly("mappings[0].hub");
        });
    }

    @Test
    void anEmptyBindingIsAWarning() {
        assertThat(warnings(contacts())).containsExactly("mappings");
    }

    private static List<String> translating(Map<String, String> table) {
        Transform translate = new Transform(Kind.TRANSLATE, table);
        return problems(contacts(map("city", "MailingCity", Direction.BOTH, translate)));
    }

    private static List<String> ruleProblems(MatchRule... rules) {
        FieldMapping lastName = FieldMapping.of("lastName", "LastName", FREE);
        return problems(binding(HubObject.PROFILES, "Contact", CreateRemote.NEVER, List.of(rules), lastName));
    }

    private static List<String> problems(Binding binding) {
        return paths(check(binding).problems());
    }

    private static List<String> warnings(Binding binding) {
        return paths(check(binding).warnings());
    }

    private static Findings check(Binding binding) {
        return BindingValidation.check(binding, attributes(), CONTACT);
    }

    private static List<Attribute> attributes() {
        return StandardAttributes.of(HubObject.PROFILES);
    }

    private static List<String> paths(List<Problem> problems) {
        return problems.stream().map(Problem::field).toList();
    }
}
