package io.concordat.web.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A list that travels as just that, not by the page: it is always short.
 *
 * @param items what it holds
 */
public record Bare<T>(List<T> items) {

    public Bare {
        items = List.copyOf(items);
    }

    @Override
    @JsonValue
    public List<T> items() {
        return items;
    }
}
