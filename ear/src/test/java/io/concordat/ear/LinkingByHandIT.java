package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who makes a pair by hand and is refused reads why beside the field, and need not enter everything again. */
@ExtendWith(SharedHub.class)
class LinkingByHandIT {

    private static final String NO_ID = "x".repeat(256);

    private final DefendedHub hub;
    private final Visitor browser;

    LinkingByHandIT(DefendedHub hub) throws Exception {
        this.hub = hub;
        this.browser = hub.anotherAdminInABrowser();
    }

    @Test
    void whatWasEnteredStaysAndTheReasonStandsBesideIt() throws Exception {
        String end = hub.connection("Byhand", "Id,LastName,Email\nb1,Archer,byhand@example.com\n") + " Contact";
        RestClient.Answer made =
                hub.of("ADMINISTRATOR").send("POST", "profiles", "{\"attributes\": {\"lastName\": \"Byhand\"}}");
        DefendedHub.require(made, 201);
        String page = "/record?object=profiles&id=" + made.text("/id");

        HttpResponse<String> withoutId = linked(page, Map.of("end", end, "remoteId", " "));
        assertThat(withoutId.statusCode()).isEqualTo(200);
        assertThat(withoutId.body())
                .contains("Enter the id of the other record.", "<option value=\"" + end + "\" selected");

        HttpResponse<String> withNoId = linked(page, Map.of("end", end, "remoteId", NO_ID));
        assertThat(withNoId.statusCode()).isEqualTo(200);
        assertThat(withNoId.body())
                .contains("The id of a record of the other system is expected.", "value=\"" + NO_ID + "\"");

        assertThat(linked(page, Map.of("end", end, "remoteId", "b1")).statusCode())
                .isEqualTo(302);
        assertThat(browser.get(page).body()).contains("The two records are linked.", "b1");
    }

    private HttpResponse<String> linked(String page, Map<String, String> entered) throws Exception {
        Visitor.Form form = Visitor.form(browser.get(page), "linking");
        return browser.post(form.action(), form.pressed("link", entered));
    }
}
