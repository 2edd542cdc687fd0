package io.concordat.connector.salesforce.write;

/**
 * How many records go together.
 *
 * @param collection records of one collection call; Salesforce takes 200
 * @param composite records of one composite call; Salesforce takes 25
 * @param manyRows from how many records on a job is cheaper than collection calls
 * @param job records of one job
 */
public record Sizes(int collection, int composite, int manyRows, int job) {

    /** Up to ten collection calls; a job costs about ten calls, and takes minutes. */
    public static final Sizes USUAL = new Sizes(200, 25, 2_001, 50_000);

    /** Create, upload, start, a few questions, two results. */
    private static final int CALLS_OF_A_JOB = 12;

    long callsUnguarded(long records) {
        return records < manyRows ? parts(records, collection) : parts(records, job) * CALLS_OF_A_JOB;
    }

    /** Without a key no job is safe, and what is there already is looked for first. */
    long callsWithoutKey(long records) {
        return 2 * parts(records, collection);
    }

    long callsGuarded(long records) {
        return parts(records, composite);
    }

    private static long parts(long records, int size) {
        return (records + size - 1) / size;
    }
}
