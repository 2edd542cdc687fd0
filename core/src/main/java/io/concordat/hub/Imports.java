package io.concordat.hub;

import io.concordat.HubException;
import io.concordat.HubException.Problem;
import io.concordat.canonical.Attribute;
import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import io.concordat.db.Dialect;
import io.concordat.db.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Imports of files: each line creates or changes the record with its external key. A blank changes nothing; a line that
 * is wrong is rejected with its reasons and nothing of it is written. Files of a million lines need no more memory than
 * small ones: they are written by the page, each in its own transaction. Safe for many threads.
 */
@ApplicationScoped
public class Imports {

    private static final int PAGE = 1_000;
    private static final int MOST_LINES = 1_000_000;
    private static final int MOST_TRIES = 3;
    private static final long WORTH_LEARNING = 5_000;

    /** What PostgreSQL knows of tables that were empty a moment ago would make the first run scan them. */
    private static final String LEARN = "ANALYZE %s, match_key, identity, history";

    private static final long MOST_CHARACTERS = 4_000_000;

    private final Database database;
    private final HubEdits edits;

    @Inject
    public Imports(Database database, Ids ids, Clock clock, HubBulk bulk) {
        this.database = database;
        this.edits = new HubEdits(database, ids, clock, bulk);
    }

    /** Outside a container. */
    public Imports(Database database, Ids ids, Clock clock) {
        this(database, ids, clock, new HubBulk(database, ids, clock));
    }

    /**
     * Imports a file, which the caller closes.
     *
     * @param watch is told how far it is
     * @throws HubException of kind INVALID, before anything is written, if the file has no header, lacks the column
     *     {@code externalKey} or has columns that are not known
     */
    public ImportReport run(HubObject object, ImportFormat format, InputStream file, Author author, ImportWatch watch) {
        Map<String, Attribute> attributes = database.call(handle -> AttributeRepository.byName(handle, object));
        ImportLines lines = lines(format, file, new ImportColumns(object, attributes));
        ImportReport report = new Work(object, author, new LineCheck(object, attributes), watch).all(lines);
        if (report.created() > WORTH_LEARNING && database.dialect() == Dialect.POSTGRESQL) {
            database.run(handle -> handle.execute(HubTable.of(object).statement(LEARN)));
        }
        return report;
    }

    private static ImportLines lines(ImportFormat format, InputStream file, ImportColumns columns) {
        if (format == ImportFormat.NDJSON) {
            return new NdjsonLines(file);
        }
        CsvLines csv =
                new CsvLines(file, format == ImportFormat.SPREADSHEET ? SpreadsheetCells::unguard : cell -> cell);
        columns.check(csv.columns());
        return csv;
    }

    /** One import under way. */
    private final class Work {

        private final HubObject object;
        private final Author author;
        private final LineCheck check;
        private final ImportWatch watch;
        private final ImportTally tally = new ImportTally();
        private final List<ImportDraft> page = new ArrayList<>();
        private long characters;
        private boolean told;

        Work(HubObject object, Author author, LineCheck check, ImportWatch watch) {
            this.object = object;
            this.author = author;
            this.check = check;
            this.watch = watch;
        }

        ImportReport all(ImportLines lines) {
            long count = 0;
            for (Optional<ImportLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (++count > MOST_LINES) {
                    reject(line.get(), List.of(new Problem("", "a file has at most 1,000,000 lines; split it")));
                    break;
                }
                take(line.get());
                if (page.size() == PAGE || characters > MOST_CHARACTERS) {
                    write(true);
                }
            }
            write(false);
            if (!told) {
                watch.begun(tally.report(), false);
            }
            return tally.report();
        }

        private void take(ImportLine line) {
            List<Problem> problems = new ArrayList<>();
            check.draft(line, problems).ifPresent(page::add);
            line.cells().values().forEach(cell -> characters += cell.length());
            if (!problems.isEmpty()) {
                reject(line, problems);
            }
        }

        private void reject(ImportLine line, List<Problem> problems) {
            tally.rejected(problems.stream()
                    .map(problem -> new Rejection(line.number(), problem.field(), problem.message()))
                    .toList());
        }

        private void write(boolean more) {
            if (!page.isEmpty()) {
                tally.add(written(List.copyOf(page), more, 1));
                told = true;
                page.clear();
            }
            characters = 0;
            watch.reached(tally.lines());
        }

        /** Somebody else may create or change records of the page at the same moment; then it is written again. */
        private ImportTally written(List<ImportDraft> drafts, boolean more, int attempt) {
            try {
                return database.call(handle -> {
                    ImportTally done = new ImportPage(handle, object, check).write(drafts, edits, author);
                    if (!told) {
                        watch.begun(tally.with(done).report(), more);
                    }
                    return done;
                });
            } catch (RuntimeException failure) {
                if (attempt < MOST_TRIES && (Uniqueness.isViolated(failure) || Uniqueness.isRing(failure))) {
                    return written(drafts, more, attempt + 1);
                }
                throw failure;
            }
        }
    }
}
