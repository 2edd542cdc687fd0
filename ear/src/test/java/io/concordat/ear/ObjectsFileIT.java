package io.concordat.ear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a file of objects would change, and what is wrong in it, is said by the words of the pages. */
@ExtendWith(SharedHub.class)
class ObjectsFileIT {

    private final DefendedHub hub;
    private final Visitor browser;

    ObjectsFileIT(DefendedHub hub) throws Exception {
        this.hub = hub;
        this.browser = hub.anotherAdminInABrowser();
    }

    @Test
    void aPreviewNamesRecordsAndFieldsAsTheAdminKnowsThem() throws Exception {
        String connection = hub.connection("Previewed", "Id,LastName,Email\np1,Archer,previewed@example.com\n");
        String objects = hub.of("ADMINISTRATOR")
                .get("connections/" + connection + "/objects?limit=500")
                .response()
                .body();
        String mapping = "\"hub\":\"lastName\",\"remote\":\"LastName\",\"direction\":\"";
        assertThat(objects).contains(mapping);

        assertThat(previewed(connection, objects.replaceFirst(mapping + "[A-Z_]+", mapping + "TO_HUB")))
                .contains("Last name: Direction", "← into the hub")
                .doesNotContain("mappings[");
        assertThat(previewed(connection, objects.replace(mapping, mapping.replace("lastName", "gloveSize"))))
                .contains("Profiles ↔ Contact: gloveSize: In the hub", "The hub has no attribute gloveSize")
                .doesNotContain("items[");
    }

    private String previewed(String connection, String file) throws Exception {
        Visitor.Form form = Visitor.form(browser.get("/objects?id=" + connection), "form");
        return browser.upload(form.action(), form.pressed("look", Map.of()), "objects.json", file.getBytes(UTF_8))
                .body();
    }
}
