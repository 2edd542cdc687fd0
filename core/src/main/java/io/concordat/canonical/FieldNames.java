package io.concordat.canonical;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of some fields in their order, kept once for all the records that have a {@link FieldMap} of them. */
public final class FieldNames {

    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    private FieldNames(List<String> names) {
        this.names = names;
        for (int place = 0; place < names.size(); place++) {
            places.put(names.get(place), place);
        }
    }

    /** These names, each once, in alphabetical order. */
    public static FieldNames of(Collection<String> names) {
        return new FieldNames(names.stream().distinct().sorted().toList());
    }

    public int size() {
        return names.size();
    }

    /** The name at a place, from 0. */
    public String at(int place) {
        return names.get(place);
    }

    /** Where a name stands; -1 if it is none of these. */
    int place(Object name) {
        Integer place = places.get(name);
        return place == null ? -1 : place;
    }
}
