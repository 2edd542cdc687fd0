package io.concordat.connector;

import java.util.List;
import java.util.Optional;

/** Reads the records of an object, page by page. */
public interface RecordReader {

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
