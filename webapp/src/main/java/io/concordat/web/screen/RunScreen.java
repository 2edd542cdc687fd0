package io.concordat.web.screen;

import io.concordat.connection.Connection;
import io.concordat.connection.Connections;
import io.concordat.run.Cause;
import io.concordat.run.Change;
import io.concordat.run.ChangeFilter;
import io.concordat.run.ChangeState;
import io.concordat.run.Count;
import io.concordat.run.Progress;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import io.concordat.run.Side;
import io.concordat.security.Permission;
import io.concordat.sync.SecondPerson;
import io.concordat.web.screen.ConnectionCard.Figure;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The page {@code run}: progress while it runs, the plan before it is applied, what became of it afterwards. */
@Named("run")
@RequestScoped
public class RunScreen {

    private static final int PAGE = 25;
    private static final long NOT_COUNTED = -1;

    /** More than these are not counted to the last one. */
    private static final long MANY = 10_000;

    private final RunJournal journal;
    private final ChangeViews views;
    private final PlanFilter filter;
    private final RunFigures figures;
    private final Clock clock;
    private final Say say;
    private final Me me;
    private final UUID id;
    private final Run shown;
    private final Optional<Connection> connection;
    private List<Change> page = List.of();
    private List<ChangeView> lines = List.of();
    private Optional<Boolean> undoable = Optional.empty();
    private long total = NOT_COUNTED;

    @Inject
    RunScreen(
            RunJournal journal,
            Connections connections,
            ChangeViews views,
            PlanFilter filter,
            RunFigures figures,
            Clock clock,
            Say say,
            Me me,
            Parameters parameters) {
        this.journal = journal;
        this.views = views;
        this.filter = filter;
        this.figures = figures;
        this.clock = clock;
        this.say = say;
        this.me = me;
        this.id = parameters.required("id");
        this.shown = journal.get(id);
        this.connection = connections.find(shown.connectionId());
    }

    public Run getShown() {
        return shown;
    }

    /** Empty if it was deleted: what its runs did can still be looked up, and nothing of it can be done any more. */
    public Optional<Connection> getConnection() {
        return connection;
    }

    public String getConnectionName() {
        return connection.map(Connection::name).orElseGet(() -> say.of("runs.gone"));
    }

    /** Whether whoever looks may start, end or take back what this run does. */
    private boolean isInMyHands() {
        return connection.isPresent() && me.may(Permission.ACTIVATE_DESTINATIONS.name());
    }

    /** Whether it goes on by itself, so that the page has to look again. */
    public boolean isActive() {
        RunState state = shown.state();
        return state == RunState.RUNNING || state == RunState.APPLYING;
    }

    public boolean isApplicable() {
        return shown.state() == RunState.PLANNED && isInMyHands() && !isForAnother();
    }

    /** Whether another person has to apply what this one planned. */
    public boolean isForAnother() {
        return shown.state() == RunState.PLANNED
                && connection
                        .filter(of ->
                                !SecondPerson.mayApply(of, shown, me.caller().name()))
                        .isPresent();
    }

    public boolean isCancellable() {
        return !shown.state().isFinal() && isInMyHands();
    }

    /** Whether it did something that can be taken back. */
    public boolean isUndoable() {
        if (undoable.isEmpty()) {
            undoable = Optional.of(hasDoneSomething());
        }
        return undoable.get();
    }

    private boolean hasDoneSomething() {
        RunState state = shown.state();
        boolean over = state == RunState.SUCCEEDED || state == RunState.PARTIAL || state == RunState.CANCELLED;
        return over && isInMyHands() && hasApplied();
    }

    public boolean isRetryable() {
        return shown.state() == RunState.PARTIAL
                && isInMyHands()
                && !getCauses().isEmpty();
    }

    /** What it is doing, in words. */
    public String getPhase() {
        String[] parts = shown.progress().phase().split(" ", 2);
        String what = parts.length > 1 ? say.word("phaseOf", parts[1]) : "";
        return say.of(say.key("phase", parts[0]), what).strip();
    }

    /** How many records of the step are through, of how many if that is known, and how fast. */
    public String getDone() {
        Progress progress = shown.progress();
        if (progress.done() <= 0) {
            return "";
        }
        return progress.total() > 0
                ? say.of("run.recordsOf", progress.done(), progress.total())
                : say.of("run.records", progress.done());
    }

    /** Whether it is known how much the step has to do. */
    public boolean isMeasured() {
        return shown.progress().total() > 0;
    }

    /** The attributes that can be filtered by. */
    public List<Option> getFields() {
        return filter.fieldOptions(views, shown.connectionId());
    }

    /** The rules that can be filtered by. */
    public List<Option> getRules() {
        return filter.ruleOptions(views.levels(shown.connectionId()));
    }

    /** How long it took, or has taken so far; that its plan waits for a person is no part of it. */
    public String getTook() {
        return say.duration(shown.worked(clock.instant()));
    }

    /** What screen readers are told while it runs. */
    public String getSpoken() {
        return say.word("runState", shown.state()) + (isActive() ? ": " + getPhase() : "");
    }

    public List<Figure> getFigures() {
        return figures.of(shown, connection.isPresent());
    }

    public List<Cause> getCauses() {
        return journal.causes(id);
    }

    public List<ChangeView> getChanges() {
        if (lines.isEmpty()) {
            List<Change> found = page();
            lines = views.of(shown.connectionId(), found.subList(0, Math.min(PAGE, found.size())));
        }
        return lines;
    }

    /** How many changes fit the filter, in words. */
    public String getTotalText() {
        return getTotal() > MANY ? say.of("run.shownMany", MANY) : say.of("run.shown", getTotal());
    }

    /** How many changes fit the filter; one more than many for however many. */
    public long getTotal() {
        if (total == NOT_COUNTED) {
            total = journal.countChanges(id, filter.changes(), MANY + 1);
        }
        return total;
    }

    private List<Change> page() {
        if (page.isEmpty()) {
            page = journal.changes(id, filter.changes(), filter.after(), PAGE + 1);
        }
        return page;
    }

    /** What can be taken back of a line by itself. */
    public boolean isUndoable(ChangeView line) {
        return line.change().state() == ChangeState.APPLIED && isUndoable();
    }

    /** A page further on keeps its buttons: the form sends along what the page shows. */
    public List<Option> getShownPart() {
        return filter.parts();
    }

    /** Where the next page starts; "" at the end. */
    public String getNext() {
        List<Change> found = page();
        return found.size() > PAGE ? found.get(PAGE - 1).id().toString() : "";
    }

    public String getApplyText() {
        long hub = planned(Side.HUB);
        long remote = planned(Side.REMOTE);
        return say.of(isWriting() ? "run.apply.text" : "run.apply.textOff", hub, remote, getConnectionName());
    }

    /** Whether what it decided for the other side is written there. */
    public boolean isWriting() {
        return connection.filter(Connection::writing).isPresent();
    }

    private long planned(Side side) {
        long counted =
                journal.countChanges(id, ChangeFilter.in(ChangeState.PLANNED).on(side), MANY + 1);
        Progress progress = shown.progress();
        if (counted <= MANY) {
            return counted;
        }
        return side == Side.HUB
                ? progress.count(Count.HUB_UPDATES) + progress.count(Count.HUB_CREATES)
                : progress.count(Count.REMOTE_UPDATES) + progress.count(Count.REMOTE_CREATES);
    }

    /** One is enough to know; counting a million takes a while. */
    private boolean hasApplied() {
        return !journal.changes(id, ChangeFilter.in(ChangeState.APPLIED), Optional.empty(), 1)
                .isEmpty();
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
