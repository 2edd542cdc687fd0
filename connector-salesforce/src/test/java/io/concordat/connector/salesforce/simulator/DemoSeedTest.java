package io.concordat.connector.salesforce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoSeedTest {

    @Test
    void the_demos_org_is_like_a_small_real_one() {
        try (SalesforceSimulator org = SalesforceSimulator.start()) {
            org.seedDemo();
            assertThat(org.admin().all("Account")).hasSizeGreaterThan(250);
            assertThat(org.admin().all("Contact")).hasSizeGreaterThan(1_800);
            assertThat(org.admin().all("Lead")).hasSize(150);
            RawClient client = RawClient.signedIn(org);
            assertThat(client.query("SELECT MobilePhone FROM Contact").code()).isEqualTo("INVALID_FIELD");
            assertThat(client.query("SELECT Account.Name, Owner.Name FROM Contact WHERE AccountId != null LIMIT 1")
                            .json()
                            .at("/records/0/Account/Name")
                            .asText())
                    .isNotEmpty();
        }
    }
}
