package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub writes to people through a server for mail: a test when somebody presses the button, then what is the matter.
 */
class MailIT {

    private static final String GIVEN = "seven kettles sing at dawn";
    private static final String OWN = "nine lanterns glow at dusk";
    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir
    private Path folder;

    @Test
    void aTestAndAnAlertArriveEachInTheLanguageOfTheReader() throws Exception {
        GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        Path crm = Files.createDirectory(folder.resolve("crm"));
        Files.writeString(crm.resolve("contacts.csv"), "Id,LastName,Email\nc1,Archer,ann@example.com\n");
        Map<String, String> environment = Map.of(
                "CONCORDAT_BOOTSTRAP_USER", "ada",
                "CONCORDAT_BOOTSTRAP_PASSWORD", GIVEN,
                "CONCORDAT_CSV_ROOTS", crm.toString(),
                "CONCORDAT_ALERT_MAIL", "ops@example.com, technik@example.com=de",
                "CONCORDAT_MAIL_HOST", "127.0.0.1",
                "CONCORDAT_MAIL_PORT", Integer.toString(post.getSmtp().getPort()),
                "CONCORDAT_MAIL_TLS", "none");

        try (Started server = Started.in(folder.resolve("data"), environment).ready()) {
            RestClient admin = RestClient.anonymous(server.address()).choosing("ada", GIVEN, OWN);
            tested(new Visitor(server.address()).signIn("ada", OWN));
            assertThat(post.waitForIncomingEmail(PATIENCE_MILLIS, 2)).isTrue();
            assertThat(subjects(post))
                    .containsExactlyInAnyOrder(
                            "[Concordat] Test: alerts reach you", "[Concordat] Probe: Hinweise erreichen Sie");

            failed(admin, crm);
            assertThat(post.waitForIncomingEmail(PATIENCE_MILLIS, 4)).isTrue();
            assertThat(subjects(post))
                    .contains(
                            "[Concordat] Mailed: the last run failed",
                            "[Concordat] Mailed: Der letzte Lauf ist gescheitert");
            assertThat(GreenMailUtil.getBody(message(post, "[Concordat] Mailed: the last run failed")))
                    .contains(server.address() + "connection?id=")
                    .doesNotContain(crm.toString());
        } finally {
            post.stop();
        }
    }

    private static void tested(Visitor browser) throws Exception {
        Visitor.Form form = Visitor.form(browser.get("/system"), "mailForm");
        HttpResponse<String> pressed = browser.post(form.action(), form.pressed("try", Map.of()));
        assertThat(pressed.statusCode()).as(pressed.body()).isEqualTo(302);
    }

    /** A connection whose folder is gone when its run begins. */
    private static void failed(RestClient admin, Path crm) throws Exception {
        RestClient.Answer made = admin.send("POST", "connections", """
                {"name": "Mailed", "connector": "csv", "settings": {"folder": "%s"}}
                """.formatted(crm));
        DefendedHub.require(made, 201);
        Files.delete(crm.resolve("contacts.csv"));
        Files.delete(crm);
        RestClient.Answer run = admin.send("POST", "connections/" + made.text("/id") + "/runs", "{\"mode\": \"PLAN\"}");
        DefendedHub.require(run, 202);
        assertThat(admin.rested(run.text("/id")).path("state").asText()).isEqualTo("FAILED");
    }

    private static MimeMessage message(GreenMail post, String subject) throws Exception {
        return post.getReceivedMessages()[subjects(post).indexOf(subject)];
    }

    private static List<String> subjects(GreenMail post) throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : post.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }
}
