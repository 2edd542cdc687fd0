package io.concordat.sync.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A table of {@link MemoryStore}: rows in order of key, each change noted so that it can be taken back. */
final class Rows<K extends Comparable<? super K>, V> {

    private final NavigableMap<K, V> rows = new TreeMap<>();
    private final Undo undo;

    Rows(Undo undo) {
        this.undo = undo;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    boolean has(K key) {
        return rows.containsKey(key);
    }

    Collection<V> all() {
        return rows.values();
    }

    int size() {
        return rows.size();
    }

    void put(K key, V value) {
        V before = rows.put(key, value);
        undo.note(before == null ? () -> rows.remove(key) : () -> rows.put(key, before));
    }

    void remove(K key) {
        V before = rows.remove(key);
        if (before != null) {
            undo.note(() -> rows.put(key, before));
        }
    }

    void removeIf(Predicate<V> condition) {
        for (K key : List.copyOf(rows.keySet())) {
            if (find(key).filter(condition).isPresent()) {
                remove(key);
            }
        }
    }

    void replaceIf(Predicate<V> condition, UnaryOperator<V> next) {
        for (K key : List.copyOf(rows.keySet())) {
            find(key).filter(condition).ifPresent(row -> put(key, next.apply(row)));
        }
    }

    /** Rows after a key that meet a condition, in order of key. */
    List<V> page(Optional<K> after, Predicate<V> condition, int limit) {
        return first(after.map(key -> rows.tailMap(key, false)).orElse(rows).values(), condition, limit);
    }

    /** Rows before a key that meet a condition, last key first. */
    List<V> pageBackwards(Optional<K> before, Predicate<V> condition, int limit) {
        NavigableMap<K, V> descending = rows.descendingMap();
        return first(
                before.map(key -> descending.tailMap(key, false))
                        .orElse(descending)
                        .values(),
                condition,
                limit);
    }

    private static <V> List<V> first(Collection<V> candidates, Predicate<V> condition, int limit) {
        List<V> found = new ArrayList<>();
        for (V candidate : candidates) {
            if (found.size() == limit) {
                break;
            }
            if (condition.test(candidate)) {
                found.add(candidate);
            }
        }
        return found;
    }
}
