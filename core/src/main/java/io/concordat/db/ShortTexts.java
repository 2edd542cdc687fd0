package io.concordat.db;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts by name in about half the room that JSON takes, for what stands in millions of rows: each name, then its text,
 * then an end mark. A well-known name is one character, any other one is spelt between a dot and an equals sign.
 */
final class ShortTexts {

    private static final char END = '\u001f';
    private static final char SPELT = '.';
    private static final char SPELT_OUT = '=';
    private static final String CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Rows remember the places: names are only ever added, at the end. */
    private static final List<String> WELL_KNOWN = List.of(
            "salutation",
            "firstName",
            "middleName",
            "lastName",
            "suffix",
            "title",
            "department",
            "email",
            "phone",
            "mobilePhone",
            "homePhone",
            "fax",
            "street",
            "city",
            "state",
            "postalCode",
            "country",
            "birthdate",
            "leadSource",
            "emailOptOut",
            "description",
            "name",
            "accountNumber",
            "type",
            "industry",
            "rating",
            "website",
            "annualRevenue",
            "numberOfEmployees",
            "site",
            "company",
            "status");

    private static final Map<String, Character> CODE_OF = new HashMap<>();

    static {
        for (int place = 0; place < WELL_KNOWN.size(); place++) {
            CODE_OF.put(WELL_KNOWN.get(place), CODES.charAt(place));
        }
    }

    private ShortTexts() {}

    /** The short form; empty if there is none, because a name or a text has characters that mean something in it. */
    static Optional<String> pack(Map<String, String> texts) {
        StringBuilder packed = new StringBuilder(256);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Character code = CODE_OF.get(text.getKey());
            if (!isPlain(text.getValue()) || (code == null && !isSpellable(text.getKey()))) {
                return Optional.empty();
            }
            if (code == null) {
                packed.append(SPELT).append(text.getKey()).append(SPELT_OUT);
            } else {
                packed.append(code.charValue());
            }
            packed.append(text.getValue()).append(END);
        }
        return Optional.of(packed.toString());
    }

    private static boolean isSpellable(String name) {
        return name.indexOf(SPELT_OUT) < 0 && isPlain(name);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The texts of a short form, in their order. */
    static Map<String, String> unpack(String packed) {
        Map<String, String> texts = new LinkedHashMap<>();
        int at = 0;
        while (at < packed.length()) {
            int named = packed.charAt(at) == SPELT ? packed.indexOf(SPELT_OUT, at) : at;
            int end = packed.indexOf(END, named);
            texts.put(name(packed, at, named), packed.substring(named + 1, end));
            at = end + 1;
        }
        return texts;
    }

    private static String name(String packed, int from, int last) {
        return last == from ? WELL_KNOWN.get(CODES.indexOf(packed.charAt(from))) : packed.substring(from + 1, last);
    }
}
