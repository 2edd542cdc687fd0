package io.concordat.match;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ids of remote records. Salesforce writes the same id with 15 characters, which differ by case, or with 18, the last
 * three of which say which of the 15 are capitals. The longer form is the one that is kept.
 */
public final class RemoteIds {

    private static final Pattern SHORT = Pattern.compile("[0-9A-Za-z]{15}");
    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT_LENGTH = 15;
    private static final int CHUNK = 5;

    private RemoteIds() {}

    /** The 18-character form of a 15-character id; any other id as it is. */
    public static String expand(String id) {
        if (id.length() != SHORT_LENGTH || !SHORT.matcher(id).matches()) {
            return id;
        }
        StringBuilder expanded = new StringBuilder(id);
        for (int start = 0; start < SHORT_LENGTH; start += CHUNK) {
            expanded.append(CHECK.charAt(capitals(id, start)));
        }
        return expanded.toString();
    }

    /** Whether both name one record. Blank names none. */
    public static boolean same(String one, String other) {
        return !one.isEmpty() && expand(one).equals(expand(other));
    }

    /** Every way in which the id may have been written down, to look it up by. */
    public static Set<String> forms(String id) {
        String expanded = expand(id);
        String shortened = expanded.length() == SHORT_LENGTH + 3 ? expanded.substring(0, SHORT_LENGTH) : expanded;
        return shortened.equals(expanded) || !expand(shortened).equals(expanded)
                ? Set.of(expanded)
                : Set.of(expanded, shortened);
    }

    private static int capitals(String id, int start) {
        int bits = 0;
        for (int i = 0; i < CHUNK; i++) {
            char c = id.charAt(start + i);
            if (c >= 'A' && c <= 'Z') {
                bits |= 1 << i;
            }
        }
        return bits;
    }
}
