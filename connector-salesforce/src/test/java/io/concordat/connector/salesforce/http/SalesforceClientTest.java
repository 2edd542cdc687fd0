package io.concordat.connector.salesforce.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.salesforce.SimulatedClient;
import io.concordat.connector.salesforce.simulator.SalesforceSimulator;
import io.concordat.connector.salesforce.simulator.fault.CallKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls go on over the end of a session, count themselves, and end in words when nothing helps. */
class SalesforceClientTest {

    private final SalesforceSimulator salesforce = SalesforceSimulator.start();
    private final SalesforceClient client = SimulatedClient.of(salesforce);

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void anExpiredSessionIsReplacedOnceAndTheCallGoesOn() {
        client.json(ApiRequest.get("/limits"));
        salesforce.sessions().expireAll();
        salesforce.calls().clear();

        assertThat(client.json(ApiRequest.get("/limits")).has("DailyApiRequests"))
                .isTrue();
        assertThat(salesforce.calls().count(CallKind.TOKEN)).isEqualTo(1);
    }

    @Test
    void aFreshSessionThatIsRefusedAsWellNeedsAPerson() {
        salesforce
                .faults()
                .on(CallKind.LIMITS)
                .always()
                .refuse(401, "INVALID_SESSION_ID", "Session expired or invalid");

        assertThatThrownBy(() -> client.json(ApiRequest.get("/limits")))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        refused -> assertThat(refused.failure()).isEqualTo(Failure.CREDENTIALS_REFUSED));
        assertThat(salesforce.calls().count(CallKind.TOKEN)).isEqualTo(2);
    }

    @Test
    void aSessionThatDoesNotCoverTheApiIsNotReplaced() {
        salesforce
                .faults()
                .on(CallKind.LIMITS)
                .always()
                .refuse(401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API");

        assertThatThrownBy(() -> client.json(ApiRequest.get("/limits")))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.toConnectorException().failure())
                                .isEqualTo(Failure.NOT_PERMITTED));
        assertThat(salesforce.calls().count(CallKind.TOKEN)).isEqualTo(1);
    }

    @Test
    void callsAreCountedAndTheAllowanceIsNoticed() {
        client.json(ApiRequest.get("/limits"));

        assertThat(client.usage().calls()).isEqualTo(1);
        assertThat(client.usage().allowance()).isPresent();
        assertThat(client.clock()).isPresent();
    }

    @Test
    void aPageOfAGatewayIsNoWordOfSalesforce() {
        salesforce.faults().on(CallKind.LIMITS).always().unavailable();

        assertThatThrownBy(() -> client.json(ApiRequest.get("/limits")))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.errors()).isEmpty();
                    assertThat(refused.toConnectorException().failure()).isEqualTo(Failure.THROTTLED);
                });
    }

    @Test
    void aGatewayThatAnswersAWriteLeavesItsOutcomeUnknown() {
        salesforce.faults().on(CallKind.ROW_WRITE).always().unavailable();

        assertThatThrownBy(
                        () -> client.json(ApiRequest.post("/sobjects/Contact").json(Json.object())))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.toConnectorException().failure())
                                .isEqualTo(Failure.OUTCOME_UNKNOWN));
    }

    @Test
    void usedUpCallsAreWaitedOut() {
        salesforce.budget().max(10);
        salesforce.budget().used(10);

        assertThatThrownBy(() -> client.json(ApiRequest.get("/sobjects")))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.toConnectorException().pause())
                                .isPresent());
    }

    @Test
    void anAddressThatAnAnswerNamesIsFollowedAtTheSameHostOnly() {
        assertThat(client.json(ApiRequest.get("https://evil.example/services/data/v66.0/limits"))
                        .has("DailyApiRequests"))
                .isTrue();
    }
}
