package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.HubObject;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A record that somebody touched a moment ago is written later, and is then no longer waited for. */
class PostponedWritesTest {

    private final HubAndOrg both = new HubAndOrg();

    @AfterEach
    void close() {
        both.org.close();
    }

    @Test
    void theRunThatWritesWhatWasPutOffLeavesNothingOut() {
        both.bind(HubAndOrg.binding(
                HubObject.PROFILES, "Contact", HubAndOrg.SALESFORCE_WINS, "lastName", "email", "title"));
        both.profile("lastName", "Lee", "email", "ann@example.com", "title", "CEO");
        String contact = both.contact("lastName", "Lee", "email", "ann@example.com");

        Run early = both.syncAfter(Duration.ofMinutes(1));
        assertThat(early.progress().count(Count.SKIPPED)).isEqualTo(1);
        assertThat(both.contactValue(contact, "Title")).isEmpty();

        Run late = both.sync();

        assertThat(both.contactValue(contact, "Title")).isEqualTo("CEO");
        assertThat(late.progress().count(Count.SKIPPED)).isZero();
        assertThat(late.state()).isEqualTo(RunState.SUCCEEDED);
    }
}
