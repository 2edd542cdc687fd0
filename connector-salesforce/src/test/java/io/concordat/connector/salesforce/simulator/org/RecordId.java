package io.concordat.connector.salesforce.simulator.org;

import java.util.Optional;
import java.util.regex.Pattern;

/** Record ids: 15 characters that tell capital letters apart, or 18 with a checksum for systems that do not. */
public final class RecordId {

    private static final String CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{15}([A-Z0-5]{3})?");

    private RecordId() {}

    /** The long form; empty if this is no id, or its checksum is wrong. */
    public static Optional<String> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        String full = full(text.substring(0, 15));
        return text.length() == 15 || text.equals(full) ? Optional.of(full) : Optional.empty();
    }

    /** The long form of a short id. */
    public static String full(String id) {
        StringBuilder full = new StringBuilder(id);
        for (int group = 0; group < 3; group++) {
            int bits = 0;
            for (int place = 0; place < 5; place++) {
                char letter = id.charAt(group * 5 + place);
                bits |= letter >= 'A' && letter <= 'Z' ? 1 << place : 0;
            }
            full.append(CHECKSUM.charAt(bits));
        }
        return full.toString();
    }

    /** The short form. */
    public static String brief(String id) {
        return id.substring(0, 15);
    }
}
