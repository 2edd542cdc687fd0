package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.mapping.Binding.CreateRemote;
import io.concordat.mapping.FieldMapping;
import io.concordat.mapping.Transform;
import io.concordat.match.MatchRule;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Direction;
import io.concordat.merge.FieldRule;
import io.concordat.merge.Overwrite;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What people send is read in full or refused field by field; what is written is read as the same. */
class DocumentTest {

    private static final String CONTRACT = """
            {"hubObject": "profiles", "remoteObject": "Contact", "enabled": true,
             "matchRules": [{"name": "Email", "pairs": [{"hub": "email", "remote": "Email"}], "caseSensitive": true}],
             "onlyDesignatedMatchFields": false,
             "createRemote": "NEVER", "createInHub": "NEVER", "onRemoteDelete": "REPORT",
             "mappings": [{"hub": "lastName", "remote": "LastName", "direction": "BOTH",
               "toRemote": "FILL_BLANK", "toHub": "ALWAYS", "conflict": "PREFER_REMOTE",
               "blankClears": false, "defaultValue": null, "transforms": []}]}
            """;

    @Test
    void theContractsExampleIsReadAndWrittenAsItStands() {
        Binding binding = parse(CONTRACT);

        assertThat(binding.mappings()).containsExactly(FieldMapping.of("lastName", "LastName", FieldRule.DEFAULT));
        assertThat(BindingDocument.of(binding)).isEqualTo(Json.unpack(CONTRACT));
    }

    @Test
    void everyPartSurvivesWritingAndReading() {
        Binding binding = new Binding(
                HubObject.PROFILES,
                "Contact",
                false,
                List.of(new MatchRule(
                        "Key",
                        List.of(new MatchRule.Pair("identities.crmID", "Id"), new MatchRule.Pair("email", "Email")),
                        false)),
                true,
                CreateRemote.AUDIENCE_MEMBERS,
                Binding.CreateInHub.ALL,
                Binding.OnRemoteDelete.REVIEW_DELETE,
                List.of(new FieldMapping(
                        "country",
                        "Country",
                        new FieldRule(
                                Direction.TO_REMOTE,
                                Overwrite.ALWAYS,
                                Overwrite.FILL_BLANK,
                                ConflictPolicy.REVIEW,
                                true),
                        Optional.of("DE"),
                        List.of(
                                new Transform(Transform.Kind.TRANSLATE, Map.of("Germany", "DE")),
                                new Transform(Transform.Kind.UPPERCASE, Map.of())))));

        assertThat(parse(BindingDocument.of(binding).toString())).isEqualTo(binding);
    }

    @Test
    void whatIsLeftOutIsCautious() {
        Binding binding = parse("{\"mappings\": [{\"hub\": \"email\", \"remote\": \"Email\"}]}");

        assertThat(binding.createRemote()).isEqualTo(CreateRemote.NEVER);
        assertThat(binding.mappings().get(0).rule()).isEqualTo(FieldRule.DEFAULT);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        assertProblems(
                () -> parse("""
                        {"hubObject": "leads", "enable": true, "createRemote": "SOMETIMES",
                         "matchRules": [{"name": "x", "pairs": [{"hub": 1}], "fuzzy": true}],
                         "mappings": [{"hub": "a"}, {"conflict": "REVIEW", "typo": 1, "transforms": [{}]}]}
                        """),
                "hubObject",
                "matchRules[0].pairs[0].hub",
                "matchRules[0].fuzzy",
                "createRemote",
                "mappings[1].transforms[0].kind",
                "mappings[1].typo",
                "enable");
        assertProblems(() -> parse("[]"), "");
        assertProblems(() -> parse("{\"mappings\": {}}"), "mappings");
    }

    @Test
    void aScheduleIsReadWithWhatIsLeftOutFilledIn() {
        Schedule usual = Schedule.nightly(ZoneOffset.UTC);

        Schedule schedule =
                ScheduleDocument.parse(Json.unpack("{\"kind\": \"NIGHTLY\", \"zone\": \"Europe/Berlin\"}"), usual);

        assertThat(schedule.at()).isEqualTo(Schedule.TWO_AT_NIGHT);
        assertThat(schedule.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(ScheduleDocument.parse(ScheduleDocument.of(schedule), usual)).isEqualTo(schedule);
    }

    @Test
    void everythingThatIsWrongWithAScheduleIsNamedAtOnce() {
        Schedule usual = Schedule.nightly(ZoneOffset.UTC);

        assertProblems(
                () -> ScheduleDocument.parse(Json.unpack("""
                                {"at": "25:00", "zone": "Mars/Base", "every": "soon", "expression": "x", "on": 1}
                                """), usual),
                "at",
                "zone",
                "every",
                "kind",
                "expression",
                "on");
        assertProblems(() -> ScheduleDocument.parse(Json.unpack("{\"kind\": \"CALENDAR\"}"), usual), "expression");
        assertProblems(
                () -> ScheduleDocument.parse(Json.unpack("{\"kind\": \"INTERVAL\", \"every\": \"PT1S\"}"), usual),
                "every");
    }

    private static Binding parse(String json) {
        return BindingDocument.parse(Json.unpack(json), HubObject.PROFILES, "Contact");
    }

    private static void assertProblems(ThrowingCallable attempt, String... fields) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(HubException.Problem::field)
                                .containsExactly(fields));
    }
}
