package io.concordat.db;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Texts by name as they stand packed in a column, unpacked when somebody asks for one. What is only carried from one
 * row to another never is.
 */
final class PackedTexts extends AbstractMap<String, String> {

    private final String packed;
    private Map<String, String> unpacked = Map.of();

    /** @param packed not "" */
    PackedTexts(String packed) {
        this.packed = packed;
    }

    String packed() {
        return packed;
    }

    private Map<String, String> texts() {
        if (unpacked.isEmpty()) {
            unpacked = Collections.unmodifiableMap(Packed.unpacked(packed));
        }
        return unpacked;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return texts().entrySet();
    }

    @Override
    @SuppressWarnings("NullAway") // as Map.get
    public String get(Object name) {
        return texts().get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return texts().containsKey(name);
    }
}
