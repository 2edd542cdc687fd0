package io.concordat.connector.salesforce.soql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Splits long lists of values so that each query keeps within what a request may hold. */
public final class InLists {

    /** Bytes of an address; Salesforce takes 16,384 with the headers. */
    private static final int ADDRESS = 12_000;

    /** Characters of one text in a condition. */
    private static final int LONGEST = 4_000;

    private InLists() {}

    /**
     * The values in lists, in order. A value too long to be asked for is in none: no field that can be searched holds
     * one.
     *
     * @param query without the list
     */
    public static List<List<Literal>> split(Query query, Collection<Literal> values) {
        int room = ADDRESS - size(query.text());
        List<List<Literal>> lists = new ArrayList<>();
        List<Literal> list = new ArrayList<>();
        int used = 0;
        for (Literal value : values) {
            int size = size(value.text()) + 3;
            if (value.text().length() > LONGEST || size > room) {
                continue;
            }
            if (used + size > room) {
                lists.add(list);
                list = new ArrayList<>();
                used = 0;
            }
            list.add(value);
            used += size;
        }
        if (!list.isEmpty()) {
            lists.add(list);
        }
        return lists;
    }

    /** What a text takes in an address. */
    private static int size(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .length();
    }
}
