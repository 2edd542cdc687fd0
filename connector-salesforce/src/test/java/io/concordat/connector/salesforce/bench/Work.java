package io.concordat.connector.salesforce.bench;

/** What every client does. */
enum Work {
    READ_BY_PAGES("Read 200,000 by query pages", Stub.ROWS, 1.5),
    READ_BY_JOB("Read 200,000 by Bulk 2.0", Stub.ROWS, 5),
    WRITE_BY_COLLECTIONS("Write 100,000 by collections", 100_000, 1.2),
    WRITE_BY_JOB("Write 100,000 by Bulk 2.0", 100_000, 5);

    private final String label;
    private final int rows;
    private final double goal;

    Work(String label, int rows, double goal) {
        this.label = label;
        this.rows = rows;
        this.goal = goal;
    }

    String label() {
        return label;
    }

    int rows() {
        return rows;
    }

    /** How many times as many rows as the better of the other clients the connector is to do in a second. */
    double goal() {
        return goal;
    }
}
