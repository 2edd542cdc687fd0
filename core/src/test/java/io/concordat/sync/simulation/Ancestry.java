package io.concordat.sync.simulation;

import io.concordat.run.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who wrote what on top of what. Every value that a person writes is written once in a schedule, so the value names the
 * write, and the value that stood there names the write it replaced.
 */
final class Ancestry {

    /** A value that a person wrote on a side. */
    record Write(String value, Side side) {}

    private final Map<String, List<Write>> writes = new HashMap<>();
    private final Set<String> replaced = new HashSet<>();
    private final Map<Side, Set<String>> held = Map.of(Side.HUB, new HashSet<>(), Side.REMOTE, new HashSet<>());
    private int count;

    /** A person replaces what was seen by a new value. */
    void wrote(String person, String field, Side side, String seen, String value) {
        writes.computeIfAbsent(person + "/" + field, any -> new ArrayList<>()).add(new Write(value, side));
        if (!seen.isEmpty()) {
            replaced.add(name(seen));
        }
        count++;
    }

    /** A side was seen to hold a value. */
    void held(Side side, String value) {
        held(side).add(name(value));
    }

    boolean wasHeldByBoth(String value) {
        return held(Side.HUB).contains(name(value)) && held(Side.REMOTE).contains(name(value));
    }

    /** Whether somebody saw this value and replaced it. */
    boolean isReplaced(String value) {
        return replaced.contains(name(value));
    }

    /** The writes of a field that nobody has replaced. */
    List<Write> newest(String person, String field) {
        return writes.getOrDefault(person + "/" + field, List.of()).stream()
                .filter(write -> !isReplaced(write.value()))
                .toList();
    }

    /** How many values people wrote. */
    int count() {
        return count;
    }

    private Set<String> held(Side side) {
        return held.getOrDefault(side, Set.of());
    }

    /** A value that the remote system wrote in capitals is still the same write. */
    private static String name(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
