package io.concordat.web.api;

import io.concordat.HubException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;

/** Which page of a list is asked for. */
public class Paging {

    static final int LARGEST = 500;

    @QueryParam("limit")
    @DefaultValue("50")
    String limit = "50";

    @QueryParam("after")
    @DefaultValue("")
    String after = "";

    /** A page of a given size. */
    public static Paging of(int limit, String after) {
        Paging paging = new Paging();
        paging.limit = String.valueOf(limit);
        paging.after = after;
        return paging;
    }

    /** How many items at most. */
    public int limit() {
        if (!limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > LARGEST) {
            throw HubException.invalid("limit", "a page has 1 to " + LARGEST + " items");
        }
        return Integer.parseInt(limit);
    }

    /** Where the page before ended; empty for the first one. */
    public Optional<String> after() {
        return Optional.of(after).filter(cursor -> !cursor.isEmpty());
    }

    /** The same as an id. */
    public Optional<UUID> afterId() {
        return after().map(Paging::id);
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException noId) {
            throw unknownCursor();
        }
    }

    static HubException unknownCursor() {
        return HubException.invalid("after", "send what the page before gave as next, unchanged");
    }
}
