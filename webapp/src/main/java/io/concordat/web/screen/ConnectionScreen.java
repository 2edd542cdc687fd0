package io.concordat.web.screen;

import static java.util.Comparator.comparing;

import io.concordat.audit.Audit;
import io.concordat.audit.AuditEntry;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Bindings;
import io.concordat.connection.CheckReport;
import io.concordat.connection.Connection;
import io.concordat.connection.ConnectionPatch;
import io.concordat.connection.Connections;
import io.concordat.connection.Connectors;
import io.concordat.connection.SavedBinding;
import io.concordat.connector.Check;
import io.concordat.connector.SettingSpec;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.sync.Synchronisation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** The page {@code connection}. */
@Named("connection")
@RequestScoped
public class ConnectionScreen {

    private static final int RECENT = 6;
    private static final String STAY = "";
    private static final String REPORT = "report";

    private final Connections connections;
    private final ConnectionCards overview;
    private final Connectors connectors;
    private final Bindings bindings;
    private final RunJournal journal;
    private final Synchronisation synchronisation;
    private final FirstSteps steps;
    private final Audit audit;
    private final Notices notices;
    private final Say say;
    private final Me me;
    private final UUID id;
    private Connection shown;
    private Optional<CheckReport> report = Optional.ofNullable((CheckReport)
            FacesContext.getCurrentInstance().getExternalContext().getFlash().get(REPORT));

    @Inject
    ConnectionScreen(
            Connections connections,
            ConnectionCards overview,
            Connectors connectors,
            Bindings bindings,
            RunJournal journal,
            Synchronisation synchronisation,
            FirstSteps steps,
            Audit audit,
            Notices notices,
            Say say,
            Me me,
            Parameters parameters) {
        this.connections = connections;
        this.overview = overview;
        this.connectors = connectors;
        this.bindings = bindings;
        this.journal = journal;
        this.synchronisation = synchronisation;
        this.steps = steps;
        this.audit = audit;
        this.notices = notices;
        this.say = say;
        this.me = me;
        this.id = parameters.required("id");
        this.shown = connections.get(id);
    }

    /**
     * A setting as it was entered.
     *
     * @param value what stands for a secret, if it is one
     */
    public record Setting(String label, String value) {}

    public Connection getShown() {
        return shown;
    }

    public ConnectionCard getCard() {
        return overview.of(shown);
    }

    /** What the other system is called. */
    public String getConnectorName() {
        return connectors
                .find(shown.connector())
                .map(connector -> say.phrase(connector.descriptor().name()))
                .orElse(shown.connector());
    }

    public String getSchedule() {
        return overview.schedule(shown.schedule());
    }

    public List<Setting> getSettings() {
        return connectors
                .find(shown.connector())
                .map(connector -> connector.descriptor().settings())
                .orElse(List.of())
                .stream()
                .flatMap(this::setting)
                .toList();
    }

    private Stream<Setting> setting(SettingSpec spec) {
        if (shown.secrets().contains(spec.name())) {
            return Stream.of(new Setting(say.phrase(spec.label()), say.of("connection.secret")));
        }
        return Optional.ofNullable(shown.settings().get(spec.name()))
                .filter(value -> !value.isEmpty())
                .filter(value -> spec.kind() == SettingSpec.Kind.CHOICE || !value.equals(spec.defaultValue()))
                .map(value -> new Setting(say.phrase(spec.label()), say.choice(spec, value)))
                .stream();
    }

    public List<SavedBinding> getBindings() {
        return bindings.list(id);
    }

    /** Whether people can be kept as leads as well as as contacts, so that somebody has to choose. */
    public boolean isWithLeads() {
        return getBindings().stream().anyMatch(saved -> saved.binding().hubObject() == HubObject.LEADS);
    }

    /** What is still to be done before it keeps both sides in agreement. */
    public List<FirstSteps.Step> getSteps() {
        return steps.of(shown, getBindings(), getRuns());
    }

    /** What people changed of its configuration, the last first. */
    public List<AuditEntry> getChanges() {
        return audit.of(id.toString(), RECENT);
    }

    public List<Run> getRuns() {
        return journal.list(Optional.of(id), Optional.empty(), RECENT);
    }

    public Optional<CheckReport> getReport() {
        return report;
    }

    /** Shows what came of a check on the page of the connection, which is opened next. */
    static void show(CheckReport report) {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().put(REPORT, report);
    }

    /** What the check found that a person can do something about, what has to be mended first. */
    public List<Check> getFindings() {
        return report.stream()
                .flatMap(found -> found.checks().stream())
                .filter(check -> !check.ok() || !check.fix().isEmpty())
                .sorted(comparing(Check::ok))
                .toList();
    }

    /** What is as it should be. */
    public List<Check> getWell() {
        return report.stream()
                .flatMap(found -> found.checks().stream())
                .filter(check -> check.ok() && check.fix().isEmpty())
                .toList();
    }

    public void check() {
        notices.attempt(() -> {
            CheckReport found = connections.check(me.caller(), id);
            report = Optional.of(found);
            shown = connections.get(id);
        });
    }

    public String enableWriting() {
        return write(true);
    }

    public String disableWriting() {
        return write(false);
    }

    private String write(boolean on) {
        return change(
                () -> connections.change(
                        me.caller(), id, OptionalLong.empty(), ConnectionPatch.NOTHING.withWriting(on)),
                on ? "connection.writingEnabled" : "connection.writingDisabled");
    }

    /** From now on what one person plans is to be applied by another, or not any more. */
    public String askForSecondPerson(boolean on) {
        return change(
                () -> connections.change(
                        me.caller(), id, OptionalLong.empty(), ConnectionPatch.NOTHING.withSecondPerson(on)),
                on ? "second.on" : "second.off");
    }

    public String pause() {
        return change(() -> connections.pause(me.caller(), id), "connection.paused");
    }

    public String resume() {
        return change(() -> connections.resume(me.caller(), id), "connection.resumed");
    }

    private String change(Runnable action, String message) {
        if (!notices.attempt(action)) {
            return STAY;
        }
        notices.keep();
        notices.done(say.of(message, shown.name()));
        return "/connection?faces-redirect=true&id=" + id;
    }

    public String plan() {
        return start(RunKind.PLAN);
    }

    public String sync() {
        return start(RunKind.SYNC);
    }

    private String start(RunKind kind) {
        UUID[] started = new UUID[1];
        boolean done = notices.attempt(() -> {
            Caller caller = me.caller();
            caller.require(Permission.ACTIVATE_DESTINATIONS);
            started[0] = audit.together(() -> {
                UUID run = synchronisation.start(id, kind, false, caller.name());
                audit.record(caller.did("RUN_STARTED", "run", run, kind.name()));
                return run;
            });
        });
        return done ? "/run?faces-redirect=true&id=" + started[0] : STAY;
    }

    public String delete() {
        String name = shown.name();
        if (!notices.attempt(() -> connections.delete(me.caller(), id, OptionalLong.empty()))) {
            return STAY;
        }
        notices.keep();
        notices.done(say.of("connection.deleted", name));
        return "/connections?faces-redirect=true";
    }
}
