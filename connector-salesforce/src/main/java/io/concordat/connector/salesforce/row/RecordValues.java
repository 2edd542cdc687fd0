package io.concordat.connector.salesforce.row;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The values of one record. The names are kept once for all records of a read, so a record is little more than its
 * values. Cannot be changed.
 */
final class RecordValues extends AbstractMap<String, String> {

    private final Names names;
    private final String[] values;
    private final int size;

    /** Names of fields and their places. */
    record Names(List<String> inOrder, Map<String, Integer> places) {}

    /**
     * Takes the values of a record.
     *
     * @param values by place; null in the places of fields that were not observed
     */
    RecordValues(Names names, String[] values) {
        this.names = names;
        this.values = values;
        int observed = 0;
        for (String value : values) {
            observed += value == null ? 0 : 1;
        }
        this.size = observed;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    @SuppressWarnings("NullAway") // what a map says of a name that it does not have
    public String get(Object name) {
        Integer place = names.places().get(name);
        return place == null ? null : values[place];
    }

    @Override
    public boolean containsKey(Object name) {
        Integer place = names.places().get(name);
        return place != null && values[place] != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, String>> {

        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Map.Entry<String, String>> iterator() {
            return new Walk();
        }
    }

    private final class Walk implements Iterator<Map.Entry<String, String>> {

        private int next;

        @Override
        public boolean hasNext() {
            while (next < values.length && values[next] == null) {
                next++;
            }
            return next < values.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int place = next++;
            return Map.entry(names.inOrder().get(place), values[place]);
        }
    }
}
