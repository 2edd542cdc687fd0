package io.concordat.ear;

import org.junit.jupiter.api.Test;

/** What a partner's jar may count on in whichever way the hub is deployed. */
interface PartnerContract {

    /** Talks to the partner's resource in the deployed hub. */
    PartnerClient partner() throws Exception;

    @Test
    default void aPartnersConnectorAndItsResourceAreFound() throws Exception {
        partner().seesEveryConnector();
    }

    @Test
    default void entitiesLiveInTheHubsDatabase() throws Exception {
        partner().storesEntities();
    }

    @Test
    default void timersTickThroughoutTheApplication() throws Exception {
        partner().feelsTheTicks();
    }
}
