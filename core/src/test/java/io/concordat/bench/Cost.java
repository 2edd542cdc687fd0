package io.concordat.bench;

/**
 * What a piece of work took.
 *
 * @param seconds by the wall
 * @param application CPU seconds of this JVM, an embedded database included
 * @param database CPU seconds of the database server; 0 if there is none
 * @param heap the most that was in use after a garbage collection, in MB
 */
record Cost(double seconds, double application, double database, long heap) {

    /** CPU seconds of application and database. */
    double cpu() {
        return application + database;
    }

    /** The mean of this and the same work done again; a machine is not as fast all the time. */
    Cost mean(Cost again) {
        return new Cost(
                (seconds + again.seconds) / 2,
                (application + again.application) / 2,
                (database + again.database) / 2,
                Math.max(heap, again.heap));
    }

    /** What each of so many equal pieces of this work took. */
    Cost each(int pieces) {
        return new Cost(seconds / pieces, application / pieces, database / pieces, heap);
    }
}
