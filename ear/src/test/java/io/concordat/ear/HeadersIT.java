package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, whatever it is an answer to. */
@ExtendWith(SharedHub.class)
class HeadersIT {

    private final DefendedHub hub;

    HeadersIT(DefendedHub hub) {
        this.hub = hub;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/setup?token=nonsense",
                "/users",
                "/nothing",
                "/record?id=nonsense",
                "/users;x",
                "/api/../users",
                "/WEB-INF/web.xml",
                "/jakarta.faces.resource/concordat.css.xhtml?ln=concordat",
                "/jakarta.faces.resource/concordat.js.xhtml?ln=concordat",
                "/jakarta.faces.resource/nothing.js.xhtml?ln=concordat",
                "/failure",
                "/openapi",
                "/api/v1/health",
                "/api/v1/nothing",
                "/api/v1/profiles",
                "/api/v1/profiles?limit=none"
            })
    void everyAnswerProtectsTheBrowser(String path) throws Exception {
        protects(hub.visitor().get(path), path);
        protects(hub.adminInABrowser().get(path, "Sec-Fetch-Site", "same-origin"), path);
    }

    private static void protects(HttpResponse<String> answer, String path) {
        HttpHeaders headers = answer.headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).as(path).contains("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
        assertThat(String.join("; ", headers.allValues("Content-Security-Policy")))
                .as(path)
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "*");
        assertThat(headers.firstValue("X-Powered-By")).as(path).isEmpty();
        assertThat(headers.firstValue("Server").orElse("")).as(path).doesNotContainPattern("[0-9]");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).as(path).isEmpty();
        assertThat(answer.body()).as(path).doesNotContain("\tat ", "Exception:", "Payara", "GlassFish");
    }

    @Test
    void scriptsRunOnlyWithTheNonceOfTheirPage() throws Exception {
        HttpResponse<String> page = hub.adminInABrowser().get("/runs");
        String policy = String.join("; ", page.headers().allValues("Content-Security-Policy"));

        assertThat(policy)
                .containsPattern("script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'")
                .contains("style-src 'self'");
        assertThat(page.body())
                .doesNotContainPattern("<script(?![^>]*nonce=)[^>]*>")
                .doesNotContain(" onclick=", " style=\"");
        assertThat(hub.visitor().get("/sign-in").headers().allValues("Content-Security-Policy"))
                .isNotEqualTo(page.headers().allValues("Content-Security-Policy"));
    }

    @Test
    void whatSomebodySawIsNotKeptByTheBrowser() throws Exception {
        for (String path : List.of("/", "/runs", "/users", "/account", "/nothing", "/api/v1/nothing")) {
            assertThat(hub.adminInABrowser().get(path).headers().firstValue("Cache-Control"))
                    .as(path)
                    .contains("no-store");
        }
    }

    @Test
    void methodsThatNobodyNeedsAreRefused() throws Exception {
        for (String path : List.of("/", "/sign-in", "/api/v1/health", "/openapi")) {
            HttpResponse<String> answer =
                    hub.visitor().send("TRACE", path, BodyPublishers.noBody(), "X-Secret", "echo");
            assertThat(answer.statusCode()).as(path).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).as(path).doesNotContain("echo");
        }
    }
}
