package io.concordat.demo;

import io.concordat.db.Configuration;
import io.concordat.db.Started;
import io.concordat.db.Tick;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.sync.Synchronisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Loads the demo into the embedded default when it is started in an empty data folder, plans its first run, and says
 * where to look at it. It begins with the first tick, so that the start does not wait for it; if the process dies in
 * the middle, the next one goes on.
 */
@ApplicationScoped
public class Demo {

    private static final Logger log = System.getLogger(Demo.class.getName());

    private final Configuration configuration;
    private final Untouched untouched;
    private final DemoRecords records;
    private final DemoConnection connection;
    private final DemoOrg org;
    private final Synchronisation synchronisation;
    private final RunJournal journal;
    private final Announcement announcement;
    private volatile Step step = Step.OVER;
    private Optional<UUID> plan = Optional.empty();

    private enum Step {
        LOAD,
        ANNOUNCE,
        OVER
    }

    @Inject
    Demo(
            Configuration configuration,
            Untouched untouched,
            DemoRecords records,
            DemoConnection connection,
            DemoOrg org,
            Synchronisation synchronisation,
            RunJournal journal,
            Announcement announcement) {
        this.configuration = configuration;
        this.untouched = untouched;
        this.records = records;
        this.connection = connection;
        this.org = org;
        this.synchronisation = synchronisation;
        this.journal = journal;
        this.announcement = announcement;
    }

    void started(@Observes Started event) {
        step = isWanted() ? Step.LOAD : Step.OVER;
    }

    void tick(@Observes Tick tick) {
        try {
            step = switch (step) {
                case LOAD -> load();
                case ANNOUNCE -> announce();
                case OVER -> Step.OVER;
            };
        } catch (RuntimeException failure) {
            step = Step.OVER;
            log.log(Level.ERROR, "the demo could not be loaded; the next start tries again", failure);
        }
    }

    private boolean isWanted() {
        boolean allowed = says("concordat.embedded", "false", "true") && !says("concordat.demo", "true", "false");
        return allowed && (folder().isUnfinished() || (folder().isFree() && untouched.isTrue()));
    }

    private boolean says(String name, String otherwise, String value) {
        return configuration.find(name).orElse(otherwise).equalsIgnoreCase(value);
    }

    private DemoFolder folder() {
        return new DemoFolder(configuration.dataFolder());
    }

    private Step load() {
        DemoFolder folder = folder();
        folder.fill();
        records.load();
        UUID id = connection.make(folder.path());
        plan = Optional.of(plan(id));
        org.offer();
        folder.finish();
        return Step.ANNOUNCE;
    }

    /** The plan that an earlier process began, or a new one. */
    private UUID plan(UUID connectionId) {
        Supplier<UUID> begin = () -> synchronisation.start(connectionId, RunKind.PLAN, false, "demo");
        return journal.list(Optional.of(connectionId), Optional.empty(), 1).stream()
                .findFirst()
                .map(Run::id)
                .orElseGet(begin);
    }

    private Step announce() {
        Optional<Run> run = plan.flatMap(journal::find).filter(found -> found.state() != RunState.RUNNING);
        run.ifPresent(planned -> log.log(Level.INFO, "{0}", announcement.of(planned, folder().path(), org.address())));
        return run.isPresent() ? Step.OVER : Step.ANNOUNCE;
    }
}
