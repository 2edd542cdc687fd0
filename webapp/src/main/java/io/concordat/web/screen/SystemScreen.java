package io.concordat.web.screen;

import io.concordat.alert.Mail;
import io.concordat.db.DatabaseFacts;
import io.concordat.run.Leases;
import io.concordat.security.Permission;
import io.concordat.web.screen.ConnectionCard.Figure;
import io.concordat.web.system.HubSystem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page {@code system}: what runs here, and how it is. */
@Named("system")
@RequestScoped
public class SystemScreen {

    private final HubSystem system;
    private final Mail mail;
    private final Notices notices;
    private final Say say;
    private final Me me;

    @Inject
    SystemScreen(HubSystem system, Mail mail, Notices notices, Say say, Me me) {
        this.system = system;
        this.mail = mail;
        this.notices = notices;
        this.say = say;
        this.me = me;
    }

    /** Whether whoever looks may try the mail that the operator of the server has set up. */
    public boolean isMailToTry() {
        return mail.isConfigured() && me.may(Permission.MANAGE_DESTINATIONS.name());
    }

    public String tryMail() {
        if (!notices.attempt(() -> mail.test(me.caller()))) {
            return "";
        }
        notices.keep();
        notices.done(say.of("system.mail.sent"));
        return "/system?faces-redirect=true";
    }

    public HubSystem.Server getProcess() {
        return system.process();
    }

    public String getUpFor() {
        return say.duration(system.process().upFor());
    }

    public String getMemory() {
        HubSystem.Server process = system.process();
        return say.of("system.memory.text", process.usedMegabytes(), process.mostMegabytes());
    }

    /** Whether serialised Java objects of unknown classes are refused. */
    public boolean isSerialFilter() {
        return system.hasSerialFilter();
    }

    public DatabaseFacts.Facts getDatabase() {
        return system.database();
    }

    /** The records of the hub, linked for who may see them. */
    public List<Figure> getRecords() {
        return system.records().entrySet().stream()
                .map(entry -> new Figure(
                        entry.getValue(),
                        say.word("objects", entry.getKey()),
                        "",
                        me.may("VIEW_PROFILES") ? Page.RECORDS.path() + "?object=" + entry.getKey() : ""))
                .toList();
    }

    public List<HubSystem.Job> getJobs() {
        return system.jobs();
    }

    public List<Leases.Lease> getLeases() {
        return system.leases();
    }

    /** What a lease is for. */
    public String nameOf(Leases.Lease lease) {
        Map<String, String> names = system.jobs().stream()
                .collect(Collectors.toMap(
                        job -> job.connection().id().toString(),
                        job -> job.connection().name()));
        return names.getOrDefault(lease.name(), lease.name());
    }

    public List<String> getConnectors() {
        return system.connectors();
    }

    public List<HubSystem.Setting> getSettings() {
        return system.settings();
    }
}
