package io.concordat.demo;

import io.concordat.db.Configuration;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.security.FirstRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What the log says when the demo is ready: where to look, and how to get in. */
@ApplicationScoped
class Announcement {

    private final Configuration configuration;
    private final FirstRun firstRun;

    @Inject
    Announcement(Configuration configuration, FirstRun firstRun) {
        this.configuration = configuration;
        this.firstRun = firstRun;
    }

    /**
     * The text.
     *
     * @param folder of the CRM in files
     * @param org the address of a simulated organisation, if there is one
     */
    String of(Run plan, Path folder, Optional<String> org) {
        return """
                The demo is ready: a hub of %d profiles, %d accounts and %d leads, and a CRM in CSV files.

                    Open           %s
                    %s
                    See the plan   %s/run?id=%s
                                   %s
                    The CRM        %s%s

                Nothing is written until you switch writing on for the connection and apply the plan.
                """.formatted(
                        People.IN_HUB,
                        Companies.IN_HUB,
                        Prospects.IN_HUB,
                        firstRun.address(),
                        entrance(),
                        firstRun.address(),
                        plan.id(),
                        outcome(plan),
                        folder,
                        org.map(address -> "\n    A second one   a simulated Salesforce organisation at " + address)
                                .orElse(""));
    }

    private String entrance() {
        return firstRun.link()
                .map(link -> "Set up         " + link + "   (works once, within the hour)")
                .orElseGet(() -> "Sign in        as "
                        + configuration.find("concordat.bootstrap.user").orElse("the administrator you made"));
    }

    private static String outcome(Run plan) {
        return String.format(
                Locale.ENGLISH,
                "%s: %,d records read, %,d to link, %,d changes in the hub, %,d in the CRM, %,d ambiguous, %,d refused%s",
                plan.state().name().toLowerCase(Locale.ROOT),
                plan.progress().count(Count.READ),
                plan.progress().count(Count.NEW_LINKS),
                plan.progress().count(Count.HUB_UPDATES),
                plan.progress().count(Count.REMOTE_UPDATES),
                plan.progress().count(Count.AMBIGUOUS),
                plan.progress().count(Count.REJECTED),
                plan.error().isEmpty() ? "" : " (" + plan.error() + ")");
    }
}
