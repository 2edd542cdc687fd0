package io.concordat.web.screen;

import io.concordat.HubException;
import io.concordat.audit.Audit;
import io.concordat.canonical.HubObject;
import io.concordat.db.Ids;
import io.concordat.hub.Author;
import io.concordat.hub.ImportFormat;
import io.concordat.hub.ImportReport;
import io.concordat.hub.ImportWatch;
import io.concordat.hub.Imports;
import io.concordat.security.Caller;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Imports that were started on the screen. They go on when the page is left; the last ones are remembered on this
 * server until it is restarted. Safe for many threads.
 */
@ApplicationScoped
public class ImportJobs {

    private static final System.Logger log = System.getLogger(ImportJobs.class.getName());
    private static final int REMEMBERED = 50;
    private static final int MOST_AT_ONCE = 2;

    @Resource
    ManagedExecutorService threads;

    private final Imports imports;
    private final Audit audit;
    private final Ids ids;
    private final Map<UUID, ImportJob> jobs = new LinkedHashMap<>();

    @Inject
    ImportJobs(Imports imports, Audit audit, Ids ids) {
        this.imports = imports;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * Starts an import.
     *
     * @param file is deleted when the import is over, or refused
     * @throws HubException of kind CONFLICT if several are under way
     */
    UUID start(Caller caller, HubObject object, ImportFormat format, Path file, String name) {
        UUID id = ids.next();
        ImportJob job = new ImportJob(caller.name(), object, name);
        try {
            take(id, job);
            threads.execute(() -> run(caller, job, format, file));
        } catch (RuntimeException refused) {
            delete(file);
            throw refused;
        }
        return id;
    }

    private void take(UUID id, ImportJob job) {
        synchronized (jobs) {
            if (jobs.values().stream().filter(each -> !each.isOver()).count() >= MOST_AT_ONCE) {
                throw new HubException(
                        HubException.Kind.CONFLICT, "other imports are under way; wait until one of them is over");
            }
            jobs.put(id, job);
            if (jobs.size() > REMEMBERED) {
                jobs.remove(jobs.keySet().iterator().next());
            }
        }
    }

    /** One's own import; empty if it is forgotten. */
    Optional<ImportJob> find(Caller caller, UUID id) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(id)).filter(job -> job.owner().equals(caller.name()));
        }
    }

    private void run(Caller caller, ImportJob job, ImportFormat format, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            Author author = new Author(caller.name(), Author.Source.IMPORT);
            job.finished(imports.run(job.object(), format, content, author, watch(caller, job)));
        } catch (HubException refused) {
            job.failed(why(refused));
        } catch (IOException | RuntimeException broken) {
            log.log(Level.ERROR, "an import of " + job.object() + " failed", broken);
            job.failed("");
        } finally {
            delete(file);
        }
    }

    private static String why(HubException refused) {
        return refused.problems().isEmpty()
                ? String.valueOf(refused.getMessage())
                : refused.problems().get(0).message();
    }

    private ImportWatch watch(Caller caller, ImportJob job) {
        return new ImportWatch() {
            @Override
            public void reached(long lines) {
                job.reached(lines);
            }

            @Override
            public void begun(ImportReport soFar, boolean more) {
                audit.record(caller.did("RECORDS_IMPORTED", job.object().path(), "", soFar.described(more)));
            }
        };
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            log.log(Level.WARNING, "the file of an import could not be deleted: {0}", file);
        }
    }
}
