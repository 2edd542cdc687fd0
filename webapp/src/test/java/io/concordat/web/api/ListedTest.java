package io.concordat.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concordat.HubException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists come by the page. */
class ListedTest {

    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 7).boxed().toList();

    @Test
    void pagesShowEveryItemOnceAndInOrder() {
        List<Integer> seen = new ArrayList<>();
        Optional<String> next = Optional.of("");

        while (next.isPresent()) {
            Listed<Integer> page = page(3, next.get());
            seen.addAll(page.items());
            next = page.next();
        }

        assertThat(seen).isEqualTo(NUMBERS);
    }

    @Test
    void aPageThatEndsWithTheListIsTheLast() {
        assertThat(page(7, "").next()).isEmpty();
        assertThat(page(6, "").next()).contains("6");
    }

    @Test
    void aCursorNobodyGaveIsRefused() {
        assertThatThrownBy(() -> page(3, "99")).isInstanceOf(HubException.class);
    }

    @Test
    void aPageHasOneToFiveHundredItems() {
        for (int wrong : List.of(0, -1, 501)) {
            assertThatThrownBy(() -> Paging.of(wrong, "").limit()).isInstanceOf(HubException.class);
        }
        assertThat(Paging.of(500, "").limit()).isEqualTo(500);
        assertThat(new Paging().limit()).isEqualTo(50);
    }

    private static Listed<Integer> page(int limit, String after) {
        return Listed.of(NUMBERS, Paging.of(limit, after), String::valueOf, number -> number);
    }
}
