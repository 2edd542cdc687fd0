package io.concordat.connector.salesforce.simulator.org;

import java.util.HashMap;
import java.util.Map;

/** Gives out record ids, counting per kind, always in the same order; neighbours often differ in case alone. */
public final class IdSource {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final long FIRST = 1_700_000L;

    private final String pod;
    private final Map<String, Long> counters = new HashMap<>();

    /** @param pod three characters that tell the ids of one org from those of another */
    public IdSource(String pod) {
        this.pod = pod;
    }

    public synchronized String next(String prefix) {
        long number = counters.merge(prefix, FIRST, (before, first) -> before + 1);
        StringBuilder digits = new StringBuilder();
        for (int place = 0; place < 9; place++) {
            digits.insert(0, DIGITS.charAt((int) (number % DIGITS.length())));
            number /= DIGITS.length();
        }
        return RecordId.full(prefix + pod + digits);
    }
}
