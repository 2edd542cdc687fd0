package io.concordat.connector.salesforce.row;

import java.util.Optional;

/** Ids of records: 15 characters that differ by case, or the same with 3 more that make case harmless. */
public final class RecordIds {

    private static final int SHORT = 15;
    private static final int LONG = 18;
    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private RecordIds() {}

    /** The form of 18 characters, the only one in use; empty if it cannot be an id. */
    public static Optional<String> full(String id) {
        if ((id.length() != SHORT && id.length() != LONG) || !isPlain(id)) {
            return Optional.empty();
        }
        String check = check(id);
        if (id.length() == LONG) {
            return id.endsWith(check) ? Optional.of(id) : Optional.empty();
        }
        return Optional.of(id + check);
    }

    private static boolean isPlain(String id) {
        for (int i = 0; i < id.length(); i++) {
            char character = id.charAt(i);
            boolean letter = (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
            if (!letter && (character < '0' || character > '9')) {
                return false;
            }
        }
        return true;
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
