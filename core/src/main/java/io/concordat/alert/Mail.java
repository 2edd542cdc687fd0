package io.concordat.alert;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.db.Configuration;
import io.concordat.db.Database;
import io.concordat.db.ServerThreads;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Writes to people of alerts, once when they begin and once when they are over, each in their language, if the operator
 * of the server named some. What could not be sent is tried again. Telling is for one thread.
 */
@ApplicationScoped
public class Mail {

    private static final System.Logger log = System.getLogger(Mail.class.getName());

    private final Told told;
    private final Configuration configuration;
    private final Audit audit;
    private final Clock clock;
    private final Executor threads;
    private final List<Delivery> underWay = new ArrayList<>();

    private record Delivery(Alert alert, CompletableFuture<Boolean> sent) {}

    @Inject
    Mail(Database database, Configuration configuration, Audit audit, Clock clock, ServerThreads threads) {
        this(database, configuration, audit, clock, (Executor) threads);
    }

    Mail(Database database, Configuration configuration, Audit audit, Clock clock, Executor threads) {
        this.told = new Told(database, Told.Way.MAIL);
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
        this.threads = threads;
    }

    /** Whether the operator of the server named somebody to write to. */
    public boolean isConfigured() {
        return configuration.find(MailSettings.TO).isPresent();
    }

    /** Sends what was not told yet; without anybody to write to nothing is taken as told. */
    void tell() {
        Optional<MailSettings> settings = isConfigured() ? MailSettings.of(configuration) : Optional.empty();
        settings.ifPresent(how -> told.untold().stream()
                .filter(told::takeOn)
                .forEach(alert -> underWay.add(new Delivery(alert, begun(how, alert)))));
    }

    private CompletableFuture<Boolean> begun(MailSettings how, Alert alert) {
        try {
            return CompletableFuture.supplyAsync(() -> isSent(how, alert), threads);
        } catch (RuntimeException noThreads) {
            return CompletableFuture.failedFuture(noThreads);
        }
    }

    private boolean isSent(MailSettings how, Alert alert) {
        try {
            send(how, language -> Letter.of(alert, how.hub(), language));
            return true;
        } catch (MessagingException | RuntimeException failure) {
            log.log(
                    System.Logger.Level.WARNING,
                    "an alert could not be mailed ({0}); it is tried again",
                    kind(failure));
            return false;
        }
    }

    /** Sees what became of what was sent. */
    void collect() {
        List<Delivery> done =
                underWay.stream().filter(each -> each.sent().isDone()).toList();
        underWay.removeAll(done);
        done.stream()
                .filter(each ->
                        each.sent().isCompletedExceptionally() || !each.sent().join())
                .forEach(failed -> told.giveBack(failed.alert()));
    }

    /**
     * Writes to everybody at once, to see whether it arrives. Waits until the server for mail has taken it.
     *
     * @throws HubException of kind CONFLICT if it did not
     */
    public void test(Caller caller) {
        caller.require(Permission.MANAGE_DESTINATIONS);
        try {
            MailSettings how = MailSettings.of(configuration)
                    .orElseThrow(() -> refused("CONCORDAT_ALERT_MAIL and CONCORDAT_MAIL_HOST say to whom, and how"));
            send(how, language -> Letter.test(how.hub(), language));
        } catch (MessagingException failure) {
            throw refused("the server for mail did not take it: " + kind(failure));
        } catch (IllegalArgumentException wrong) {
            throw refused("the settings are wrong: " + wrong.getMessage());
        }
        audit.record(caller.did("MAIL_TESTED", "system", "", ""));
    }

    private void send(MailSettings how, LetterIn letters) throws MessagingException {
        try (Post post = Post.with(how, clock)) {
            for (Map.Entry<Locale, List<String>> readers : how.readers().entrySet()) {
                post.send(letters.in(readers.getKey()), readers.getValue());
            }
        }
    }

    /** A letter in a language. */
    private interface LetterIn {
        Letter in(Locale language);
    }

    private static HubException refused(String why) {
        return new HubException(HubException.Kind.CONFLICT, "no mail was sent; " + why);
    }

    /** What kind of failure it was; what servers say may hold addresses and more. */
    private static String kind(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
