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

    /** What each of so many equal pieces of this work took. */
    Cost each(int pieces) {
        return new Cost(seconds / pieces, application / pieces, database / pieces, heap);
    }
}
