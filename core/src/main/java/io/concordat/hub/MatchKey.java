package io.concordat.hub;

import io.concordat.canonical.Canon;
import io.concordat.canonical.HubObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The form of a value by which records are found: composed, trimmed, in lower case, white space collapsed, at most 255
 * code points. Values with equal keys are candidates for being equal, no more; blank values have no key.
 */
public final class MatchKey {

    private static final Set<String> OF_PERSONS = Set.of("email", "name", "lastName");
    private static final Set<String> OF_ACCOUNTS = Set.of("name", "accountNumber");
    private static final List<String> NAME_OF_PERSON = List.of("firstName", "lastName");

    private MatchKey() {}

    /**
     * The key of a record.
     *
     * @param attribute an attribute; {@code name} is the first and last name of profiles and leads
     * @param values the record's values by name
     * @return "" if the record has no such key
     */
    public static String of(HubObject object, String attribute, Map<String, String> values) {
        List<String> sources = sources(object, attribute);
        if (sources.size() == 1) {
            return normalise(values.getOrDefault(attribute, ""));
        }
        return normalise(sources.stream()
                .map(source -> values.getOrDefault(source, ""))
                .reduce("", (one, next) -> one + " " + next));
    }

    /** The attributes that the key of an attribute is made from. */
    public static List<String> sources(HubObject object, String attribute) {
        return object != HubObject.ACCOUNTS && attribute.equals("name") ? NAME_OF_PERSON : List.of(attribute);
    }

    /** The attributes whose keys every hub has. */
    public static Set<String> always(HubObject object) {
        return object == HubObject.ACCOUNTS ? OF_ACCOUNTS : OF_PERSONS;
    }

    /** The key of a value, "" if it has none. */
    public static String normalise(String value) {
        return Canon.key(value);
    }
}
