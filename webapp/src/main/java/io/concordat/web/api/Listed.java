package io.concordat.web.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param next what to send as {@code after} for the next page; empty at the end
 * @param total how many there are on all pages, where that is known
 */
public record Listed<T>(List<T> items, Optional<String> next, Optional<Long> total) {

    public Listed {
        items = List.copyOf(items);
    }

    /**
     * A page out of a list that is at hand as a whole.
     *
     * @param cursor what names an item, for ever
     */
    public static <S, T> Listed<T> of(List<S> all, Paging paging, Function<S, String> cursor, Function<S, T> shape) {
        int from = paging.after().map(after -> position(all, after, cursor) + 1).orElse(0);
        int to = Math.min(all.size(), from + paging.limit());
        List<S> page = all.subList(from, to);
        Optional<String> next = to < all.size() ? Optional.of(cursor.apply(all.get(to - 1))) : Optional.empty();
        return new Listed<>(page.stream().map(shape).toList(), next, Optional.of((long) all.size()));
    }

    /**
     * A page out of what was found for it.
     *
     * @param found one more than the page holds, if there are more
     */
    public static <S, T> Listed<T> page(
            List<S> found, Paging paging, Function<S, String> cursor, Function<S, T> shape, Optional<Long> total) {
        boolean more = found.size() > paging.limit();
        List<S> shown = more ? found.subList(0, paging.limit()) : found;
        Optional<String> next = more ? Optional.of(cursor.apply(shown.get(shown.size() - 1))) : Optional.empty();
        return new Listed<>(shown.stream().map(shape).toList(), next, total);
    }

    private static <S> int position(List<S> all, String after, Function<S, String> cursor) {
        for (int index = 0; index < all.size(); index++) {
            if (cursor.apply(all.get(index)).equals(after)) {
                return index;
            }
        }
        throw Paging.unknownCursor();
    }
}
