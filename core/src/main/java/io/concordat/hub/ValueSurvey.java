package io.concordat.hub;

import io.concordat.canonical.HubObject;
import io.concordat.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks over the values that the hub really holds, of standard attributes, before they are sent anywhere. */
@ApplicationScoped
public class ValueSurvey {

    private final Database database;

    @Inject
    public ValueSurvey(Database database) {
        this.database = database;
    }

    /**
     * How many live records have a longer value than allowed.
     *
     * @param longest by attribute, in characters; attributes that are not standard are left out of the answer
     * @return those attributes of which at least one value is longer
     */
    public Map<String, Long> longer(HubObject object, Map<String, Integer> longest) {
        HubTable table = HubTable.of(object);
        List<String> attributes =
                longest.keySet().stream().filter(table::isStandard).sorted().toList();
        if (attributes.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> found = new LinkedHashMap<>();
        database.run(handle -> {
            var query = handle.createQuery(table.countLonger(attributes));
            for (int i = 0; i < attributes.size(); i++) {
                query.bind(i, longest.getOrDefault(attributes.get(i), Integer.MAX_VALUE));
            }
            query.map((row, context) -> {
                        List<Long> counts = new ArrayList<>();
                        for (int i = 0; i < attributes.size(); i++) {
                            counts.add(row.getLong(i + 1));
                        }
                        return counts;
                    })
                    .findOne()
                    .ifPresent(counts -> {
                        for (int i = 0; i < attributes.size(); i++) {
                            found.put(attributes.get(i), counts.get(i));
                        }
                    });
        });
        found.values().removeIf(count -> count == 0);
        return found;
    }

    /**
     * How well standard attributes are filled, and how well their values tell records apart.
     *
     * @param most how many records are looked at
     * @return by attribute; those that are not standard are left out
     */
    public Map<String, Fill> fill(HubObject object, Collection<String> wanted, int most) {
        HubTable table = HubTable.of(object);
        List<String> attributes =
                wanted.stream().filter(table::isStandard).distinct().toList();
        Map<String, Fill> found = new LinkedHashMap<>();
        if (!attributes.isEmpty()) {
            database.run(handle -> handle.createQuery(table.countFilled(attributes))
                    .bind(0, most)
                    .map((row, context) -> {
                        for (int i = 0; i < attributes.size(); i++) {
                            found.put(
                                    attributes.get(i),
                                    new Fill(row.getLong(1), row.getLong(2 + 2 * i), row.getLong(3 + 2 * i)));
                        }
                        return true;
                    })
                    .one());
        }
        return found;
    }

    /** The different values of a standard attribute, at most so many; blank is none. */
    public List<String> values(HubObject object, String attribute, int most) {
        HubTable table = HubTable.of(object);
        if (!table.isStandard(attribute)) {
            return List.of();
        }
        return database.call(handle -> handle.createQuery(table.distinct(attribute))
                .bind(0, most)
                .mapTo(String.class)
                .list());
    }
}
