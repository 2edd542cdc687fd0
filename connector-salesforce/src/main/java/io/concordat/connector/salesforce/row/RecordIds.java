package io.concordat.connector.salesforce.row;

import java.util.Optional;

/** Ids of records: 15 characters that differ by case, or the same with 3 more that make case harmless. */
public final class RecordIds {

    private static final int SHORT = 15;
    private static final int LONG = 18;
    private static final int GROUP = 5;
    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private RecordIds() {}

    /** The form of 18 characters, the only one in use; empty if it cannot be an id. */
    public static Optional<String> full(String id) {
        if ((id.length() != SHORT && id.length() != LONG) || !isPlain(id)) {
            return Optional.empty();
        }
        if (id.length() == LONG) {
            return isChecked(id) ? Optional.of(id) : Optional.empty();
        }
        return Optional.of(id + check(id, 0) + check(id, 1) + check(id, 2));
    }

    private static boolean isChecked(String id) {
        return id.charAt(SHORT) == check(id, 0)
                && id.charAt(SHORT + 1) == check(id, 1)
                && id.charAt(SHORT + 2) == check(id, 2);
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

    /** Says which of the five characters of a group are capitals. */
    private static char check(String id, int group) {
        int capitals = 0;
        for (int i = 0; i < GROUP; i++) {
            char character = id.charAt(group * GROUP + i);
            capitals |= character >= 'A' && character <= 'Z' ? 1 << i : 0;
        }
        return CHECK.charAt(capitals);
    }
}
