package io.concordat.connector.salesforce.describe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Descriptions of earlier sessions, with Salesforce's stamp, so that an unchanged one is not sent again. For many
 * threads.
 */
public final class DescribeMemory {

    private static final int MOST = 200;

    private final Map<Whose, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Whose, Remembered> eldest) {
            return size() > MOST;
        }
    };

    /** Whose description of what: other users see other fields. */
    record Whose(String identity, String version, String object) {}

    /** @param modified the value of Last-Modified */
    record Remembered(ObjectDescription description, String modified) {}

    synchronized Optional<Remembered> find(Whose key) {
        return Optional.ofNullable(remembered.get(key));
    }

    synchronized void keep(Whose key, Remembered description) {
        remembered.put(key, description);
    }
}
