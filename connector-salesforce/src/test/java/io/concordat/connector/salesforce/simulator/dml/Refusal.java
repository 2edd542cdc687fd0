package io.concordat.connector.salesforce.simulator.dml;

import io.concordat.connector.salesforce.simulator.error.RowError;

/** Ends the work on one row. */
public final class Refusal extends RuntimeException {

    private final transient RowError error;

    public Refusal(RowError error) {
        super(error.message());
        this.error = error;
    }

    public static Refusal of(String code, String message, String... fields) {
        return new Refusal(RowError.of(code, message, fields));
    }

    public RowError error() {
        return error;
    }
}
