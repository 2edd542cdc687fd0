package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of a run outlasts the connection: what was done can be looked up, and nothing more can be done. */
@ExtendWith(SharedHub.class)
class RunPageIT {

    private static final String GONE = "The connection of this run was deleted.";

    private final DefendedHub hub;
    private final RestClient admin;
    private final Visitor browser;

    RunPageIT(DefendedHub hub) throws Exception {
        this.hub = hub;
        this.admin = hub.of("ADMINISTRATOR");
        this.browser = hub.anotherAdminInABrowser();
    }

    @Test
    void theRunsOfADeletedConnectionOpenAndOfferNothing() throws Exception {
        String connection = hub.connection("Outlasted", "Id,LastName,Email\no1,Archer,outlasted@example.com\n");
        RestClient.Answer run = admin.send("POST", "connections/" + connection + "/runs", "{\"mode\": \"PLAN\"}");
        DefendedHub.require(run, 202);
        admin.rested(run.text("/id"));
        assertThat(page(run).body()).contains("deeds:cancel").doesNotContain(GONE);

        DefendedHub.require(admin.send("DELETE", "connections/" + connection, ""), 204);

        HttpResponse<String> page = page(run);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(GONE, "(deleted connection)")
                .doesNotContain("apply-dialog", "deeds:cancel", "/connection?id=");
        assertThat(browser.get("/runs").body()).contains("/run?id=" + run.text("/id"));
    }

    private HttpResponse<String> page(RestClient.Answer run) throws Exception {
        return browser.get("/run?id=" + run.text("/id"));
    }
}
