package io.concordat.hub;

import java.util.List;
import java.util.Optional;

/**
 * Some of the records that were looked for.
 *
 * @param items the records; there may be fewer than asked for, and more after them
 * @param next where the next page starts; empty at the end
 */
public record HubPage(List<HubRecord> items, Optional<String> next) {

    public HubPage {
        items = List.copyOf(items);
    }
}
