package io.concordat.canonical;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Something for each of some fields, in the order of their names; a field may have nothing. Cannot be changed. A run
 * makes several of these for each of a million records, so there is one array, and the names are kept elsewhere.
 *
 * @param <V> what a field has; never null
 */
public final class FieldMap<V> extends AbstractMap<String, V> {

    private final FieldNames names;
    private final V[] values;
    private final int size;

    private FieldMap(FieldNames names, V[] values, int size) {
        this.names = names;
        this.values = values;
        this.size = size;
    }

    /** The same as {@link Map#copyOf}, without a copy of what cannot change anyway. */
    public static <V> Map<String, V> copyOf(Map<String, V> map) {
        return map instanceof FieldMap ? map : Map.copyOf(map);
    }

    /** The same map, its names kept by themselves, for maps of the same fields to share. */
    public static <V> FieldMap<V> of(Map<String, V> map) {
        if (map instanceof FieldMap<V> same) {
            return same;
        }
        Draft<V> draft = new Draft<>(FieldNames.of(map.keySet()));
        map.forEach(draft::put);
        return draft.finished();
    }

    /** The names of the fields, those that have nothing included. */
    public FieldNames names() {
        return names;
    }

    /** What the field at a place of some names has in a map; null if nothing. */
    @SuppressWarnings("NullAway") // as Map.get
    public static <V> V at(Map<String, V> map, FieldNames names, int place) {
        return map instanceof FieldMap<V> shared && shared.names == names
                ? shared.values[place]
                : map.get(names.at(place));
    }

    /** A map that is being filled. */
    public static final class Draft<V> {

        private final FieldNames names;
        private V[] values;
        private int size;

        @SuppressWarnings("unchecked")
        public Draft(FieldNames names) {
            this.names = names;
            this.values = (V[]) new Object[names.size()];
        }

        /** A map of the same fields as another one. */
        public static <V> Draft<V> like(Map<String, ?> other) {
            return new Draft<>(of(other).names);
        }

        /** @throws IllegalArgumentException if there is no such field */
        public void put(String name, V value) {
            int place = names.place(name);
            if (place < 0) {
                throw new IllegalArgumentException("no such field: " + name);
            }
            put(place, value);
        }

        /** @param place of the field among the names */
        public void put(int place, V value) {
            if (values[place] == null) {
                size++;
            }
            values[place] = value;
        }

        /** The map; the draft is not to be used any more. */
        public FieldMap<V> finished() {
            return new FieldMap<>(names, values, size);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    @SuppressWarnings("NullAway") // as Map.get
    public V get(Object name) {
        int place = names.place(name);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        for (int place = 0; place < values.length; place++) {
            if (values[place] != null) {
                action.accept(names.at(place), values[place]);
            }
        }
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, V>> {

        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Entry<String, V>> iterator() {
            return new EntryIterator();
        }
    }

    private final class EntryIterator implements Iterator<Entry<String, V>> {

        private int next = after(-1);

        private int after(int place) {
            int found = place + 1;
            while (found < values.length && values[found] == null) {
                found++;
            }
            return found;
        }

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Entry<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int place = next;
            next = after(place);
            return Map.entry(names.at(place), values[place]);
        }
    }
}
