package io.concordat.hub;

import io.concordat.canonical.HubObject;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The form of a value by which records are found: composed, trimmed, in lower case, white space collapsed, at most 255
 * code points. Values with equal keys are candidates for being equal, no more; blank values have no key.
 */
public final class MatchKey {

    private static final int LONGEST = 255;

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
        String key = isPlain(value) ? value : folded(value);
        return key.codePointCount(0, key.length()) <= LONGEST
                ? key
                : key.substring(0, key.offsetByCodePoints(0, LONGEST)).stripTrailing();
    }

    private static String folded(String value) {
        String lower = Normalizer.normalize(value, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return collapsed(Normalizer.normalize(lower, Normalizer.Form.NFC));
    }

    /** Most keys are plain already, and this is done for every value of every run. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static String collapsed(String value) {
        StringBuilder key = new StringBuilder(value.length());
        boolean gap = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isSpace(c)) {
                gap = true;
            } else {
                if (gap && key.length() > 0) {
                    key.append(' ');
                }
                gap = false;
                key.append(c);
            }
        }
        return key.toString();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ';
    }
}
