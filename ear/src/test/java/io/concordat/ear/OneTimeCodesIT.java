package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody sets up an authenticator app on the page of their account; from then on the password opens nothing alone.
 */
@ExtendWith(SharedHub.class)
class OneTimeCodesIT {

    private final DefendedHub hub;

    OneTimeCodesIT(DefendedHub hub) {
        this.hub = hub;
    }

    @Test
    void fromTheSetUpToTheResetByAnAdministrator() throws Exception {
        String name = hub.person("VIEWER");
        Visitor owner = hub.visitor().signIn(name, DefendedHub.PASSWORD);

        Visitor.Form beginning = Visitor.form(owner.get("/account"), "codes-beginning");
        HttpResponse<String> begun = owner.post(beginning.action(), beginning.pressed("begin", Map.of()));
        assertThat(begun.body()).contains("<svg class=\"square-code\"");
        Authenticator app = new Authenticator(secret(begun));
        Visitor.Form confirming = Visitor.form(begun, "codes-confirming");
        HttpResponse<String> wrong =
                owner.post(confirming.action(), confirming.pressed("confirm", Map.of("code", "12345x")));
        confirming = Visitor.form(wrong, "codes-confirming");
        String used = app.now();
        HttpResponse<String> confirmed =
                owner.post(confirming.action(), confirming.pressed("confirm", Map.of("code", used)));
        String recovery = found(confirmed, "<li>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})</li>");
        assertThat(owner.isSignedIn()).isTrue();
        assertThat(owner.get("/account").body()).doesNotContain(recovery, "codes-secret");

        passwordAloneOpensNothing(name);
        Visitor later = hub.visitor();
        enter(later, name, used);
        assertThat(later.isSignedIn()).isFalse();
        enter(later, name, app.next());
        assertThat(later.isSignedIn()).isTrue();
        Visitor without = hub.visitor();
        enter(without, name, recovery);
        assertThat(without.isSignedIn()).isTrue();

        resetByAnAdministrator(name);
        assertThat(later.isSignedIn()).isFalse();
        assertThat(hub.visitor().signIn(name, DefendedHub.PASSWORD).isSignedIn())
                .isTrue();
    }

    private void passwordAloneOpensNothing(String name) throws Exception {
        assertThat(hub.nobody().as(name, DefendedHub.PASSWORD).get("me").status())
                .isEqualTo(403);
        Visitor visitor = hub.visitor();
        visitor.trySigningIn(name, DefendedHub.PASSWORD);
        assertThat(visitor.isSignedIn()).isFalse();
        assertThat(visitor.get("/api/v1/me", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(401);
    }

    /** The page after the right password asks for the code. */
    private static void enter(Visitor visitor, String name, String code) throws Exception {
        if (!visitor.get("/sign-in").body().contains("codeForm")) {
            visitor.trySigningIn(name, DefendedHub.PASSWORD);
        }
        Visitor.Form form = Visitor.form(visitor.get("/sign-in"), "codeForm");
        visitor.post(form.action(), form.pressed("submit", Map.of("codeForm:code", code)));
    }

    private void resetByAnAdministrator(String name) throws Exception {
        String id = "";
        for (var user : hub.admin().get("users?limit=500").json().path("items")) {
            id = user.path("name").asText().equals(name) ? user.path("id").asText() : id;
        }
        Visitor admin = hub.adminInABrowser();
        Visitor.Form form = Visitor.form(admin.get("/user?id=" + id), "coding");
        admin.post(form.action(), form.pressed("resetCodes", Map.of()));
        assertThat(hub.admin().get("audit?limit=20").response().body())
                .contains("SECOND_FACTOR_ON", "SECOND_FACTOR_RESET");
    }

    private static String secret(HttpResponse<String> page) throws IOException {
        return found(page, "id=\"codes-secret\">([A-Z2-7 ]+)<");
    }

    private static String found(HttpResponse<String> page, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(page.body());
        if (!found.find()) {
            throw new IOException("there is no " + pattern + " in " + page.body());
        }
        return found.group(1);
    }
}
