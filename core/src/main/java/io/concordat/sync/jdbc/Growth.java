package io.concordat.sync.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast tables grow. PostgreSQL chooses its plans by what it last learnt of a table; one that a run has filled since
 * looks empty to it, and a look-up by index becomes a scan of everything. So a run has it learn anew whenever a table
 * is four times as large. Safe for many threads.
 */
final class Growth {

    private static final long WORTH_LEARNING = 5_000;
    private static final long TIMES = 3;

    private final Map<String, Long> learnt = new HashMap<>();
    private final Map<String, Long> since = new HashMap<>();

    /** Counts rows that were inserted. */
    synchronized void inserted(String table, int rows) {
        since.merge(table, (long) rows, Long::sum);
    }

    /** The tables that have outgrown what was learnt of them; they count as learnt from now on. */
    synchronized List<String> outgrown() {
        List<String> tables = new ArrayList<>();
        since.forEach((table, rows) -> {
            if (rows >= Math.max(WORTH_LEARNING, TIMES * learnt.getOrDefault(table, 0L))) {
                tables.add(table);
            }
        });
        for (String table : tables) {
            learnt.merge(table, since.getOrDefault(table, 0L), Long::sum);
            since.remove(table);
        }
        return tables;
    }

    /** A new run begins; what a table held may be gone. */
    synchronized void begin() {
        learnt.clear();
        since.clear();
    }
}
