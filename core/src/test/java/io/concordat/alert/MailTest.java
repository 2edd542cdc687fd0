package io.concordat.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.connection.ConfiguredHub;
import io.concordat.connection.Connection;
import io.concordat.connection.NewConnection;
import io.concordat.connector.InMemoryConnector;
import io.concordat.connector.InMemorySystem;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.Ids;
import io.concordat.db.MovableClock;
import io.concordat.db.OnBothDatabases;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Whoever is to be told of alerts by mail is told in their language, once at the beginning and once at the end. */
@Timeout(60)
class MailTest {

    private static final String PASSWORD = "a password of the server for mail";
    private static final String SECRET = "s3cret-that-the-other-system-answered";

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");
    private final Ids ids = Ids.system();
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                MailSettings.TO,
                "ops@example.com, technik@example.com=de",
                MailSettings.HOST,
                "127.0.0.1",
                MailSettings.PORT,
                Integer.toString(server.getSmtp().getPort()),
                MailSettings.TLS,
                "none",
                MailSettings.FROM,
                "hub@example.com",
                "concordat.url",
                "https://hub.example.com/"));
        for (int index = 0; index < more.length; index += 2) {
            settings.put(more[index], more[index + 1]);
        }
        return settings;
    }

    @OnBothDatabases
    void everybodyIsWrittenToInTheirLanguageAtTheBeginningAndAtTheEnd(Database database) throws Exception {
        Hub hub = new Hub(database, settings());
        Connection crm = hub.connection("CRM");

        hub.now(hub.failed(crm));
        hub.now(hub.failed(crm));
        assertThat(subjects())
                .containsExactlyInAnyOrder(
                        "[Concordat] CRM: the last run failed", "[Concordat] CRM: Der letzte Lauf ist gescheitert");

        hub.now();
        hub.now();
        assertThat(subjects())
                .hasSize(4)
                .contains(
                        "[Concordat] Over: CRM: the last run failed",
                        "[Concordat] Vorbei: CRM: Der letzte Lauf ist gescheitert");
        MimeMessage first = to("ops@example.com");
        assertThat(GreenMailUtil.getBody(first))
                .contains("Since 2026-05-01T12:00:00Z", "https://hub.example.com/connection?id=" + crm.id());
        assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(first.getFrom()[0]).hasToString("hub@example.com");
        assertThat(String.valueOf(to("technik@example.com").getContent())).contains("Seit 2026-05-01T12:00:00Z");
    }

    @OnBothDatabases
    void noLetterHoldsWhatTheOtherSystemAnsweredOrALineThatSomebodyMadeUp(Database database) throws Exception {
        Hub hub = new Hub(database, settings());
        Connection crm = hub.connection("CRM");

        for (AlertKind kind : AlertKind.values()) {
            hub.now(new Condition(kind, crm.id(), crm.name(), SECRET, Optional.empty()));
        }
        Alert forged = new Alert(
                ids.next(),
                crm.id(),
                "CRM\r\nBcc: everybody@example.com",
                AlertKind.RUN_FAILED,
                SECRET,
                clock.instant(),
                Optional.empty(),
                "",
                Optional.empty());

        for (MimeMessage message : server.getReceivedMessages()) {
            assertThat(GreenMailUtil.getWholeMessage(message)).doesNotContain(SECRET, PASSWORD);
        }
        assertThat(Letter.of(forged, "", Locale.ENGLISH).subject()).doesNotContain("\r", "\n");
        assertThat(Letter.of(forged, "", Locale.ENGLISH).text()).doesNotContain(SECRET, "\nBcc");
    }

    @OnBothDatabases
    void whatCouldNotBeSentIsTriedAgain(Database database) {
        Hub hub = new Hub(database, settings(MailSettings.TLS, "starttls"));
        Connection crm = hub.connection("CRM");
        hub.now(hub.failed(crm));
        assertThat(server.getReceivedMessages()).isEmpty();

        Hub mended = new Hub(database, settings());
        mended.now(mended.failed(crm));
        mended.now(mended.failed(crm));

        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @OnBothDatabases
    void mailAndTheOtherSystemAreToldEachOnTheirOwn(Database database) {
        Hub hub = new Hub(database, settings());
        Connection crm = hub.connection("CRM");
        hub.now(hub.failed(crm));

        assertThat(new Told(database, Told.Way.MAIL).untold()).isEmpty();
        assertThat(new Told(database, Told.Way.WEBHOOK).untold()).hasSize(1);
    }

    @OnBothDatabases
    void whatAConnectionDoesNotSendIsNotMailed(Database database) {
        Hub hub = new Hub(database, settings());
        Connection crm = hub.connection("CRM");
        hub.alerts.subscribe(Caller.hub(), crm.id(), EnumSet.of(AlertKind.REVIEWS));

        hub.now(hub.failed(crm));

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @OnBothDatabases
    void somebodyTriesWhetherItArrivesAndThatIsRemembered(Database database) throws Exception {
        Hub hub = new Hub(database, settings());

        hub.mail.test(Caller.hub());

        assertThat(subjects())
                .containsExactlyInAnyOrder(
                        "[Concordat] Test: alerts reach you", "[Concordat] Probe: Hinweise erreichen Sie");
        assertThat(hub.audit.page(OptionalLong.empty(), 1).get(0).deed().action())
                .isEqualTo("MAIL_TESTED");
        Caller viewer = new Caller("vera", Set.of(Permission.VIEW_DESTINATIONS), "");
        assertThatThrownBy(() -> hub.mail.test(viewer)).hasMessageContaining("MANAGE_DESTINATIONS");
    }

    @OnBothDatabases
    void aServerForMailThatCannotBeTrustedGetsNothing(Database database) {
        String protectedPort = Integer.toString(server.getSmtps().getPort());
        Map<String, String> withPassword = settings(MailSettings.USER, "hub", MailSettings.PASSWORD, PASSWORD);

        for (Map<String, String> wrong : List.of(
                settings(MailSettings.TLS, "tls", MailSettings.PORT, protectedPort),
                settings(MailSettings.TLS, "starttls"),
                withPassword)) {
            Hub hub = new Hub(database, wrong);
            assertThatThrownBy(() -> hub.mail.test(Caller.hub()))
                    .isInstanceOf(HubException.class)
                    .hasMessageStartingWith("no mail was sent")
                    .hasMessageNotContaining(PASSWORD);
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @OnBothDatabases
    void withoutAnybodyToWriteToNothingIsTakenAsTold(Database database) {
        Hub hub = new Hub(database, Map.of());
        hub.now(hub.failed(hub.connection("CRM")));

        assertThat(hub.mail.isConfigured()).isFalse();
        assertThat(new Told(database, Told.Way.MAIL).untold()).hasSize(1);
        assertThatThrownBy(() -> hub.mail.test(Caller.hub())).hasMessageContaining("CONCORDAT_ALERT_MAIL");
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    private MimeMessage to(String reader) throws Exception {
        for (MimeMessage message : server.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(reader)) {
                return message;
            }
        }
        throw new IllegalStateException("nothing for " + reader);
    }

    /** The feature over a database, wired by hand; what is sent is sent at once. */
    private final class Hub {

        private final ConfiguredHub wired;
        private final Audit audit;
        private final Alerts alerts;
        private final Mail mail;

        Hub(Database database, Map<String, String> settings) {
            wired = ConfiguredHub.on(database, clock, new InMemoryConnector(InMemorySystem.crm(clock)));
            audit = new Audit(database, clock, ids);
            alerts = new Alerts(database, wired.connections(), audit, ids, clock);
            mail = new Mail(database, Configuration.of(settings), audit, clock, Runnable::run);
        }

        Connection connection(String name) {
            return wired.connections().create(Caller.hub(), new NewConnection(name, "", "memory", Map.of()));
        }

        Condition failed(Connection connection) {
            return new Condition(AlertKind.RUN_FAILED, connection.id(), connection.name(), SECRET, Optional.empty());
        }

        /** What is the matter now is noticed and told. */
        void now(Condition... conditions) {
            alerts.settle(List.of(conditions), EnumSet.allOf(AlertKind.class));
            mail.collect();
            mail.tell();
            mail.collect();
        }
    }
}
