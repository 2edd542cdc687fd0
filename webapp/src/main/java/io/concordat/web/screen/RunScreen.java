package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.run.Cause;
import io.concordat.run.Change;
import io.concordat.run.ChangeFilter;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import io.concordat.run.Side;
import io.concordat.security.Caller;
import io.concordat.security.Permission;
import io.concordat.sync.Synchronisation;
import io.concordat.sync.UndoScope;
import io.concordat.web.screen.ConnectionCard.Figure;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The page {@code run}: progress while it runs, the plan before it is applied, what became of it afterwards. */
@Named("run")
@RequestScoped
public class RunScreen {

    private static final int PAGE = 25;
    private static final long NOT_COUNTED = -1;
    private static final String STAY = "";

    private final RunJournal journal;
    private final Synchronisation synchronisation;
    private final ChangeViews views;
    private final PlanFilter filter;
    private final Audit audit;
    private final Notices notices;
    private final Clock clock;
    private final Say say;
    private final Me me;
    private final UUID id;
    private final Run shown;
    private final Connection connection;
    private List<Change> page = List.of();
    private long total = NOT_COUNTED;

    @Inject
    RunScreen(
            RunJournal journal,
            Connections connections,
            Synchronisation synchronisation,
            ChangeViews views,
            PlanFilter filter,
            Audit audit,
            Notices notices,
            Clock clock,
            Say say,
            Me me,
            Parameters parameters) {
        this.journal = journal;
        this.synchronisation = synchronisation;
        this.views = views;
        this.filter = filter;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
        this.say = say;
        this.me = me;
        this.id = parameters.required("id");
        this.shown = journal.get(id);
        this.connection = connections.get(shown.connectionId());
    }

    public Run getShown() {
        return shown;
    }

    public Connection getConnection() {
        return connection;
    }

    /** Whether it goes on by itself, so that the page has to look again. */
    public boolean isActive() {
        RunState state = shown.state();
        return state == RunState.RUNNING || state == RunState.APPLYING;
    }

    public boolean isApplicable() {
        return shown.state() == RunState.PLANNED && me.may(Permission.ACTIVATE_DESTINATIONS.name());
    }

    public boolean isCancellable() {
        return !shown.state().isFinal() && me.may(Permission.ACTIVATE_DESTINATIONS.name());
    }

    /** Whether it did something that can be taken back. */
    public boolean isUndoable() {
        RunState state = shown.state();
        boolean over = state == RunState.SUCCEEDED || state == RunState.PARTIAL || state == RunState.CANCELLED;
        return over && me.may(Permission.ACTIVATE_DESTINATIONS.name()) && count(ChangeState.APPLIED) > 0;
    }

    public boolean isRetryable() {
        return shown.state() == RunState.PARTIAL && me.may(Permission.ACTIVATE_DESTINATIONS.name());
    }

    /** What it is doing, in words. */
    public String getPhase() {
        String[] parts = shown.progress().phase().split(" ", 2);
        String what = parts.length > 1 ? say.word("phaseOf", parts[1]) : "";
        return say.of(say.key("phase", parts[0]), what).strip();
    }

    public String getDone() {
        long done = shown.progress().done();
        return done > 0 ? say.of("run.records", done) : "";
    }

    public String getTook() {
        Run run = shown;
        return say.duration(Duration.between(run.startedAt(), run.endedAt().orElseGet(clock::instant)));
    }

    /** What screen readers are told while it runs. */
    public String getSpoken() {
        return say.word("runState", shown.state()) + (isActive() ? ": " + getPhase() : "");
    }

    public List<Figure> getFigures() {
        Run run = shown;
        return Stream.of(Count.values()).map(count -> figure(run, count)).toList();
    }

    private Figure figure(Run run, Count count) {
        long value = run.progress().count(count);
        String tone = value == 0
                ? ""
                : switch (count) {
                    case REJECTED -> "wrong";
                    case AMBIGUOUS, CONFLICTS -> "needs";
                    default -> "";
                };
        return new Figure(value, say.word("count", count.label()), tone, where(run, count));
    }

    /** The rows behind a number; "" where the run keeps none. */
    private String where(Run run, Count count) {
        String plan = Page.RUN.path() + "?id=" + id;
        String asked = Page.REVIEWS.path() + "?connection=" + run.connectionId() + "&kind=";
        return switch (count) {
            case READ, UNCHANGED, MATCHED, UNMATCHED -> "";
            case NEW_LINKS -> plan + "&action=LINK";
            case AMBIGUOUS -> asked + "AMBIGUOUS";
            case CONFLICTS -> asked + "CONFLICT";
            case HUB_UPDATES -> plan + "&side=HUB&action=UPDATE";
            case HUB_CREATES -> plan + "&side=HUB&action=CREATE";
            case REMOTE_UPDATES -> plan + "&side=REMOTE&action=UPDATE";
            case REMOTE_CREATES -> plan + "&side=REMOTE&action=CREATE";
            case REJECTED -> plan + "&state=REJECTED";
            case SKIPPED -> plan + "&state=SKIPPED";
        };
    }

    public List<Cause> getCauses() {
        return journal.causes(id);
    }

    public List<ChangeView> getChanges() {
        List<Change> found = page();
        return views.of(shown.connectionId(), found.subList(0, Math.min(PAGE, found.size())));
    }

    /** How many changes fit the filter. */
    public long getTotal() {
        if (total == NOT_COUNTED) {
            total = journal.countChanges(id, filter.changes());
        }
        return total;
    }

    private List<Change> page() {
        if (page.isEmpty()) {
            page = journal.changes(id, filter.changes(), filter.after(), PAGE + 1);
        }
        return page;
    }

    /** Where the next page starts; "" at the end. */
    public String getNext() {
        List<Change> found = page();
        return found.size() > PAGE ? found.get(PAGE - 1).id().toString() : "";
    }

    public String getApplyText() {
        long hub = planned(Side.HUB);
        long remote = planned(Side.REMOTE);
        String name = connection.name();
        return connection.writing()
                ? say.of("run.apply.text", hub, remote, name)
                : say.of("run.apply.textOff", hub, remote, name);
    }

    private long planned(Side side) {
        return journal.countChanges(
                id,
                new ChangeFilter(
                        Optional.of(side),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ChangeState.PLANNED),
                        Optional.empty(),
                        Optional.empty()));
    }

    private long count(ChangeState state) {
        return journal.countChanges(
                id,
                new ChangeFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(state),
                        Optional.empty(),
                        Optional.empty()));
    }

    public String apply() {
        return deed("RUN_APPLIED", "", caller -> {
            String reviewed = filter.digest()
                    .orElseThrow(() -> new HubException(HubException.Kind.CONFLICT, say.of("run.noDigest")));
            synchronisation.apply(id, reviewed);
            return id;
        });
    }

    public String cancel() {
        return deed("RUN_CANCELLED", "", caller -> {
            synchronisation.cancel(id);
            return id;
        });
    }

    public String undo() {
        return deed(
                "RUN_UNDO_PLANNED",
                "of run " + id,
                caller -> synchronisation.undo(id, UndoScope.EVERYTHING, caller.name()));
    }

    public String retry() {
        return deed("RUN_RETRIED", "of run " + id, caller -> synchronisation.retry(id, caller.name()));
    }

    private String deed(String action, String detail, Function<Caller, UUID> work) {
        UUID[] affected = {id};
        boolean done = notices.attempt(() -> {
            Caller caller = me.caller();
            caller.require(Permission.ACTIVATE_DESTINATIONS);
            affected[0] = work.apply(caller);
            audit.record(caller.did(action, "run", affected[0], detail));
        });
        if (!done) {
            return STAY;
        }
        notices.keep();
        notices.done(say.of("run.did." + action));
        return "/run?faces-redirect=true&id=" + affected[0];
    }

    /** The objects a run can be about. */
    public List<Option> getObjects() {
        return Options.first(
                new Option("", say.of("all")),
                Stream.of(HubObject.values())
                        .map(object -> new Option(object.path(), say.word("objects", object.path())))
                        .toList());
    }

    /** The page of the run that this one takes back; "" if it takes none back. */
    public String getUndoes() {
        return shown.undoes().map(run -> Page.RUN.path() + "?id=" + run).orElse("");
    }

    public long getUnmatched() {
        return shown.progress().count(Count.UNMATCHED);
    }

    /** Whether nothing was decided because nothing matches. */
    public boolean isLonely() {
        return !isAnything() && getUnmatched() > 0 && shown.progress().count(Count.MATCHED) == 0;
    }

    /** Whether anything at all was decided. */
    public boolean isAnything() {
        return filter.isNarrowed() || getTotal() > 0;
    }
}
