package io.concordat.connector.salesforce.budget;

/**
 * How much of the organisation's calls the hub may take.
 *
 * @param reserve share of the daily allowance, in per cent, that is left to everybody else
 * @param mostCalls calls in one session; 0 for no cap but the reserve
 */
public record Allowances(int reserve, long mostCalls) {

    /** A fifth is left to others. */
    public static final Allowances USUAL = new Allowances(20, 0);

    public Allowances {
        if (reserve < 0 || reserve > 100 || mostCalls < 0) {
            throw new IllegalArgumentException("a reserve is 0 to 100 per cent, a cap not negative");
        }
    }

    /** The calls of a day that may be used by the time the hub stops. */
    long limit(long daily) {
        return daily - daily * reserve / 100;
    }
}
