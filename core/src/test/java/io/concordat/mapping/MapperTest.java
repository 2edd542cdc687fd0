package io.concordat.mapping;

import static io.concordat.mapping.SalesforceFields.CONTACT;
import static io.concordat.mapping.SalesforceFields.LEAD;
import static io.concordat.mapping.SalesforceFields.binding;
import static io.concordat.mapping.SalesforceFields.contacts;
import static io.concordat.mapping.SalesforceFields.map;
import static io.concordat.mapping.SalesforceFields.withDefault;
import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.StandardAttributes;
import io.concordat.connector.FieldType;
import io.concordat.connector.RemoteField;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.mapping.Transform.Kind;
import io.concordat.match.Level;
import io.concordat.merge.Direction;
import io.concordat.merge.Edited;
import io.concordat.merge.RecordDecision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values on their way between a profile and a contact. */
class MapperTest {

    private static final List<Attribute> PROFILE = StandardAttributes.of(HubObject.PROFILES);
    private static final Transform UPPERCASE = new Transform(Kind.UPPERCASE, Map.of());
    private static final Transform CODES =
            new Transform(Kind.TRANSLATE, Map.of("web", "Web", "phone", "Phone Inquiry"));

    @Test
    void remoteValuesBecomeCanonicalUnderHubNames() {
        Mapper mapper = mapper(
                map("lastName", "LastName", Direction.BOTH),
                map("emailOptOut", "HasOptedOutOfEmail", Direction.BOTH),
                map("city", "MailingCity", Direction.BOTH));

        assertThat(mapper.toHub(Map.of("LastName", " Mu\u0308ller ", "HasOptedOutOfEmail", "TRUE", "MailingCity", ""))
                        .values())
                .isEqualTo(Map.of("lastName", "Müller", "emailOptOut", "true", "city", ""));
    }

    @Test
    void aFieldThatIsNotInTheAnswerIsAbsentAndNotBlank() {
        Mapper mapper = mapper(map("lastName", "LastName", Direction.BOTH), map("email", "Email", Direction.BOTH));

        assertThat(mapper.toHub(Map.of("Email", "a@x.com")).values()).containsOnlyKeys("email");
    }

    @Test
    void aValueThatTheHubCannotHoldIsAProblemOfItsFieldOnly() {
        Mapper mapper =
                mapper(map("firstName", "Description", Direction.TO_HUB), map("lastName", "LastName", Direction.BOTH));
        Mapped mapped = mapper.toHub(Map.of("Description", "x".repeat(41), "LastName", "Lee"));

        assertThat(mapped.values()).isEqualTo(Map.of("lastName", "Lee"));
        assertThat(mapped.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("VALUE_TOO_LONG");
            assertThat(problem.hub()).isEqualTo("firstName");
            assertThat(problem.remote()).isEqualTo("Description");
            assertThat(problem.message()).contains("First name", "40", "41");
        });
    }

    @Test
    void whatOnlyGoesOutIsComparedWhateverItsLength() {
        Mapper mapper = mapper(map("firstName", "Description", Direction.TO_REMOTE));

        assertThat(mapper.toHub(Map.of("Description", "x".repeat(41))).values())
                .isEqualTo(Map.of("firstName", "x".repeat(41)));
    }

    @Test
    void g29ALastNameOf81CharactersIsHeldBackWithItsLabelAndLimitAndTheOthersGo() {
        Mapper mapper = Mapper.of(
                contacts(map("description", "LastName", Direction.BOTH), map("email", "Email", Direction.BOTH)),
                PROFILE,
                CONTACT);
        Mapped mapped = mapper.toRemote(Map.of("description", "q".repeat(81), "email", "a@x.com"));

        assertThat(mapped.values()).isEqualTo(Map.of("Email", "a@x.com"));
        assertThat(mapped.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("VALUE_TOO_LONG");
            assertThat(problem.message())
                    .contains("Last Name (LastName)", "80", "81")
                    .doesNotContain("qq");
        });
        assertThat(mapper.toRemote(Map.of("description", "q".repeat(80))).problems())
                .isEmpty();
    }

    @Test
    void g30ALeadWithoutACompanyIsRefusedBeforeItIsSent() {
        Mapper mapper = Mapper.of(
                binding(
                        HubObject.LEADS,
                        "Lead",
                        CreateRemote.ALL,
                        List.of(),
                        map("lastName", "LastName", Direction.BOTH),
                        map("company", "Company", Direction.BOTH)),
                StandardAttributes.of(HubObject.LEADS),
                LEAD);
        Mapped mapped = mapper.toNewRemote(mapper.creation(Map.of("lastName", "Lee", "company", "")));

        assertThat(mapped.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(FieldProblem.REQUIRED_FIELD_MISSING);
            assertThat(problem.hub()).isEqualTo("company");
            assertThat(problem.message()).contains("Company");
        });
        assertThat(mapper.toNewRemote(mapper.creation(Map.of("lastName", "Lee", "company", "Acme"))))
                .isEqualTo(new Mapped(Map.of("LastName", "Lee", "Company", "Acme"), List.of()));
    }

    @Test
    void g31AnUnknownPicklistValueIsHeldBackAndTheAllowedOnesAreNamed() {
        Mapper mapper = mapper(map("leadSource", "LeadSource", Direction.BOTH));

        assertThat(mapper.toRemote(Map.of("leadSource", "Fax")).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("UNKNOWN_PICKLIST_VALUE");
                    assertThat(problem.message()).contains("Lead Source", "Web, Phone Inquiry");
                });
    }

    @Test
    void aRequiredFieldAndACheckboxCannotBeCleared() {
        Mapper mapper = mapper(
                map("lastName", "LastName", Direction.BOTH), map("emailOptOut", "HasOptedOutOfEmail", Direction.BOTH));

        assertThat(mapper.toRemote(Map.of("lastName", "", "emailOptOut", "")).problems())
                .extracting(FieldProblem::code)
                .containsExactly(FieldProblem.REQUIRED_FIELD_MISSING, FieldProblem.REQUIRED_FIELD_MISSING);
    }

    @Test
    void aFieldThatCannotBeChangedOnlyComesIn() {
        Mapper mapper = mapper(map("description", "Name", Direction.BOTH));

        assertThat(mapper.rules().get("description"))
                .extracting(rule -> rule.direction())
                .isEqualTo(Direction.TO_HUB);
        assertThat(mapper.toRemote(Map.of("description", "x")).problems())
                .extracting(FieldProblem::code)
                .containsExactly(FieldProblem.NOT_UPDATEABLE);
    }

    @Test
    void g32AFieldThatIsHiddenIsFrozenAndBlanksNothing() {
        List<RemoteField> withoutEmail =
                CONTACT.stream().filter(field -> !field.name().equals("Email")).toList();
        Mapper mapper = Mapper.of(
                contacts(map("email", "Email", Direction.BOTH), map("lastName", "LastName", Direction.BOTH)),
                PROFILE,
                withoutEmail);
        Mapped mapped = mapper.toHub(Map.of("LastName", "Lee"));
        RecordDecision decision = mapper.merge(
                Map.of("email", "a@x.com", "lastName", "Lee"),
                Map.of("email", "a@x.com", "lastName", "Lee"),
                mapped.values(),
                Edited.UNKNOWN);

        assertThat(mapper.frozen()).extracting(FieldProblem::code).containsExactly(FieldProblem.UNKNOWN_FIELD);
        assertThat(mapper.remoteFieldsToRead()).contains("LastName").doesNotContain("Email");
        assertThat(decision.isQuiet()).isTrue();
        assertThat(decision.newBase()).containsEntry("email", "a@x.com");
    }

    @Test
    void aTranslationWorksBothWays() {
        Mapper mapper = mapper(map("leadSource", "LeadSource", Direction.BOTH, CODES));

        assertThat(mapper.toHub(Map.of("LeadSource", "Phone Inquiry")).values())
                .isEqualTo(Map.of("leadSource", "phone"));
        assertThat(mapper.toRemote(Map.of("leadSource", "web")).values()).isEqualTo(Map.of("LeadSource", "Web"));
        assertThat(mapper.toRemote(Map.of("leadSource", "Web")).problems())
                .extracting(FieldProblem::code)
                .containsExactly(FieldProblem.NOT_TRANSLATED);
    }

    @Test
    void whatIsSentInUpperCaseDoesNotDifferForEver() {
        Mapper mapper = mapper(map("city", "MailingCity", Direction.TO_REMOTE, UPPERCASE));
        Map<String, String> hub = Map.of("city", "Köln");

        RecordDecision first = mapper.merge(Map.of(), hub, Map.of("city", ""), Edited.UNKNOWN);
        Mapped sent = mapper.toRemote(first.remoteWrites());
        RecordDecision second =
                mapper.merge(first.newBase(), hub, mapper.toHub(sent.values()).values(), Edited.UNKNOWN);

        assertThat(sent.values()).isEqualTo(Map.of("MailingCity", "KÖLN"));
        assertThat(second.isQuiet()).isTrue();
        assertThat(mapper.merge(second.newBase(), Map.of("city", "Bonn"), Map.of("city", "KÖLN"), Edited.UNKNOWN)
                        .remoteWrites())
                .isEqualTo(Map.of("city", "BONN"));
    }

    @Test
    void g17ADefaultIsSentForABlankAndReadBackAsNothing() {
        Mapper mapper = mapper(withDefault(map("leadSource", "LeadSource", Direction.BOTH, CODES), "Web"));
        Map<String, String> nothing = Map.of();

        RecordDecision first = mapper.merge(Map.of(), nothing, Map.of("leadSource", ""), Edited.UNKNOWN);
        Mapped sent = mapper.toRemote(first.remoteWrites());
        Mapped seen = mapper.toHub(sent.values());

        assertThat(sent.values()).isEqualTo(Map.of("LeadSource", "Web"));
        assertThat(mapper.merge(first.newBase(), nothing, seen.values(), Edited.UNKNOWN)
                        .isQuiet())
                .isTrue();
        assertThat(mapper.toNewHub(seen.values())).isEmpty();
        assertThat(mapper.creation(nothing)).isEqualTo(Map.of("leadSource", "web"));
    }

    @Test
    void aCreatedRecordHoldsWhatMayTravelAndIsNotBlank() {
        Mapper mapper = mapper(
                map("lastName", "LastName", Direction.BOTH),
                map("email", "Email", Direction.TO_HUB),
                map("phone", "Phone", Direction.TO_REMOTE),
                map("description", "Name", Direction.BOTH));

        assertThat(mapper.creation(Map.of("lastName", "Lee", "email", "a@x.com", "description", "d")))
                .isEqualTo(Map.of("lastName", "Lee"));
        assertThat(mapper.toNewHub(Map.of("lastName", "Lee", "email", "", "phone", "1")))
                .isEqualTo(Map.of("lastName", "Lee"));
    }

    @Test
    void theLadderUsesMappedFieldsAndElseTheUsualNames() {
        Mapper mapper =
                mapper(map("email", "Description", Direction.TO_HUB), map("city", "MailingCity", Direction.BOTH));

        assertThat(mapper.ladder().levels())
                .extracting(Level::kind)
                .containsExactly(Level.Kind.ID, Level.Kind.EMAIL, Level.Kind.NAME);
        assertThat(mapper.remoteFieldsToRead()).containsExactly("Description", "FirstName", "LastName", "MailingCity");
    }

    @Test
    void anAttributeThatIsGoneFreezesItsMapping() {
        assertThat(mapper(map("shoeSize", "Phone", Direction.BOTH)).frozen())
                .extracting(FieldProblem::code)
                .containsExactly(FieldProblem.UNKNOWN_ATTRIBUTE);
    }

    @Test
    void aFieldThatCanNeverBeWrittenFreezesAMappingThatOnlyWrites() {
        assertThat(mapper(map("description", "Name", Direction.TO_REMOTE)).frozen())
                .extracting(FieldProblem::code)
                .containsExactly(FieldProblem.NOT_UPDATEABLE);
    }

    @Test
    void textIntoABooleanFieldIsHeldBackIfItIsNone() {
        RemoteField flag = RemoteField.of("Flag", FieldType.BOOLEAN, 0);
        Mapper mapper = Mapper.of(contacts(map("title", "Flag", Direction.TO_REMOTE)), PROFILE, List.of(flag));

        assertThat(mapper.toRemote(Map.of("title", "perhaps")).problems())
                .extracting(FieldProblem::code)
                .containsExactly("NOT_A_BOOLEAN");
    }

    private static Mapper mapper(FieldMapping... mappings) {
        return Mapper.of(contacts(mappings), PROFILE, CONTACT);
    }
}
