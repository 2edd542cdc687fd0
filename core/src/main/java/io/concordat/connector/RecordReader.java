package io.concordat.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the records of an object, page by page. */
public interface RecordReader {

    /** How many records of a {@link #sample} tell enough. */
    int ENOUGH = 2_000;

    /**
     * Whether every read yields all records whatever the cursor: then a linked record that does not appear is gone.
     * Without it, reading from a cursor yields at least everything that changed since; deleted records appear as such.
     */
    boolean isSnapshot();

    /**
     * Starts a read.
     *
     * <p>A reader with a change feed reads again a little before the cursor, enough for records whose transaction was
     * still open when it was taken: a record may come twice, none may be left out.
     *
     * @param object one of {@link Session#objects()}
     * @param fields the names of the wanted fields; others are left out
     * @param since the cursor of an earlier read of this object; empty to read everything. A cursor that is no longer
     *     understood is treated as empty
     */
    Pages read(String object, List<String> fields, Optional<Cursor> since);

    /**
     * Some records that are there, for somebody who wants to see what stands in them. Costs as little as possible: a
     * system that pays for reading everything answers with one page.
     *
     * @return at most some thousand records in any order, none of them deleted
     */
    default List<RemoteRecord> sample(String object, List<String> fields) {
        List<RemoteRecord> found = new ArrayList<>();
        try (Pages pages = read(object, fields, Optional.empty())) {
            Optional<List<RemoteRecord>> page = pages.next();
            while (page.isPresent() && found.size() < ENOUGH) {
                page.get().stream()
                        .filter(record -> record.state() == RemoteRecord.State.LIVE)
                        .forEach(found::add);
                page = found.size() < ENOUGH ? pages.next() : Optional.empty();
            }
        }
        return found;
    }

    /** A read under way. */
    interface Pages extends AutoCloseable {

        /**
         * The next page; empty when all was read. A page has at most some thousand records and fits in memory.
         *
         * @throws ConnectorException if reading fails; the hub keeps what it has stored and starts again later
         */
        Optional<List<RemoteRecord>> next();

        /**
         * Where the next run starts, if everything up to here was stored. Valid after {@link #next()} answered empty.
         * Taken from the system's own words, never from the local clock, and never behind the cursor it began with.
         */
        Cursor cursor();

        @Override
        void close();
    }
}
