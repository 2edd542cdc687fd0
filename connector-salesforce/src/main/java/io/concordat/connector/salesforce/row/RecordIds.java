package io.concordat.connector.salesforce.row;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ids of records: 15 characters that differ by case, or the same with 3 more that make case harmless. */
public final class RecordIds {

    private static final int SHORT = 15;
    private static final int LONG = 18;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}([A-Z0-5]{3})?");
    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private RecordIds() {}

    /** The form of 18 characters, the only one in use; empty if it cannot be an id. */
    public static Optional<String> full(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        String full = id.substring(0, SHORT) + check(id);
        return id.length() == LONG && !id.equals(full) ? Optional.empty() : Optional.of(full);
    }

    private static String check(String id) {
        StringBuilder check = new StringBuilder(LONG - SHORT);
        for (int group = 0; group < SHORT; group += 5) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                char character = id.charAt(group + i);
                capitals |= character >= 'A' && character <= 'Z' ? 1 << i : 0;
            }
            check.append(CHECK.charAt(capitals));
        }
        return check.toString();
    }
}
