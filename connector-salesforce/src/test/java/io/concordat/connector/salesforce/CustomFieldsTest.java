package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.Check;
import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.CustomFields.Made;
import io.concordat.connector.NewField;
import io.concordat.connector.NewField.Kind;
import io.concordat.connector.RemoteField;
import io.concordat.connector.Session;
import io.concordat.connector.Settings;
import io.concordat.connector.salesforce.budget.Pauses;
import io.concordat.connector.salesforce.http.Egress;
import io.concordat.connector.salesforce.http.Transport;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A field is made, granted, and seen; or it is said why not. */
class CustomFieldsTest {

    private final SalesforceSimulator salesforce = SalesforceSimulator.start();
    private final SalesforceConnector connector = new SalesforceConnector(
            new Transport(Egress.allowing(salesforce.baseUrl() + "," + salesforce.loginUrl())),
            Clock.systemUTC(),
            Pauses.SLEEP);

    @BeforeEach
    void asAUserWhoMay() {
        salesforce.app().runAs(SalesforceSimulator.ADMIN);
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFieldOfEachKindIsMadeAndSeen(Kind kind) {
        Made made = make(new NewField("Hub_Test", "Hub test", kind, 0));

        assertThat(made.checks()).allMatch(Check::ok);
        assertThat(made.visible()).isTrue();
        assertThat(made.name()).isEqualTo("Hub_Test__c");
    }

    @Test
    void aKeyIsUniqueAndTellsUpperFromLowerCase() {
        make(new NewField("Hub_Key", "Hub key", Kind.EXTERNAL_ID, 0));

        RemoteField field = field("Hub_Key__c");
        assertThat(field.unique()).isTrue();
        assertThat(field.externalId()).isTrue();
        assertThat(field.length()).isEqualTo(64);
    }

    @Test
    void aTwentySixthKeyIsRefusedBeforeSalesforceIsAsked() {
        for (int number = 1; number <= 25; number++) {
            salesforce.setup().addField("Contact", "Key" + number + "__c string(40) CUNFXQ");
        }

        assertThatThrownBy(() -> make(new NewField("Hub_Key", "Hub key", Kind.EXTERNAL_ID, 0)))
                .hasMessageContaining("external ids");
        assertThat(salesforce.calls().count(CallKind.SETUP)).isZero();
    }

    @Test
    void aLongTextHasTheLengthThatIsWanted() {
        make(new NewField("Hub_Notes", "Hub notes", Kind.LONG_TEXT, 131_072));

        assertThat(field("Hub_Notes__c").length()).isEqualTo(131_072);
    }

    @ParameterizedTest
    @ValueSource(strings = {"has blank", "1st", "ends_", "two__rows", "umlaut\u00e4", "", "a-b", "x;DROP"})
    void aNameThatBreaksARuleIsRefusedBeforeSalesforceIsAsked(String name) {
        assertThatThrownBy(() -> make(new NewField(name, "Label", Kind.TEXT, 0)))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        refused -> assertThat(refused.failure()).isEqualTo(Failure.MISCONFIGURED));
        assertThat(salesforce.calls().count(CallKind.SETUP)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 131_073, -1})
    void aLongTextOfAnotherLengthIsRefused(int length) {
        assertThatThrownBy(() -> make(new NewField("Notes", "Notes", Kind.LONG_TEXT, length)))
                .hasMessageContaining("256 to 131072");
    }

    @Test
    void aFieldThatIsThereAlreadyIsSaid() {
        make(new NewField("Twice", "Twice", Kind.TEXT, 0));

        assertThatThrownBy(() -> make(new NewField("Twice", "Twice", Kind.TEXT, 0)))
                .hasMessageContaining("already");
    }

    @Test
    void aFieldThatIsThereAndHiddenIsOnlyGranted() {
        salesforce.setup().addHidden("Contact", "Quiet__c string(64) CUNF");

        Made made = make(new NewField("Quiet", "Quiet", Kind.TEXT, 64));

        assertThat(made.checks()).extracting(Check::detail).anyMatch(detail -> detail.contains("there already"));
        assertThat(made.visible()).isTrue();
    }

    @Test
    void aUserWhoMayNotMakeFieldsIsToldWhatToDo() {
        salesforce.app().runAs(SalesforceSimulator.USER);

        assertThatThrownBy(() -> make(new NewField("Mine", "Mine", Kind.TEXT, 0)))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        refused -> assertThat(refused.failure()).isEqualTo(Failure.NOT_PERMITTED))
                .hasMessageContaining("administrator");
    }

    private Made make(NewField field) {
        try (Session session = connector.open(settings())) {
            return session.customFields().orElseThrow().make("Contact", field);
        }
    }

    private RemoteField field(String name) {
        try (Session session = connector.open(settings())) {
            return session.fields("Contact").stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Settings settings() {
        return new Settings(Map.of(
                "signIn",
                "client-credentials",
                "clientId",
                SalesforceSimulator.CLIENT_ID,
                "clientSecret",
                SalesforceSimulator.CLIENT_SECRET,
                "domain",
                salesforce.baseUrl()));
    }
}
