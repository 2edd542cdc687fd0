package io.concordat.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendar expressions mean what cron means by them. */
class CalendarTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 2 * * *         | 2026-01-15T12:00:00Z | 2026-01-16T02:00:00Z
            */15 * * * *      | 2026-01-15T12:01:00Z | 2026-01-15T12:15:00Z
            5/20 * * * *      | 2026-01-15T12:26:00Z | 2026-01-15T12:45:00Z
            0 9-17/4 * * *    | 2026-01-15T09:00:00Z | 2026-01-15T13:00:00Z
            30 6 * * MON-FRI  | 2026-01-16T07:00:00Z | 2026-01-19T06:30:00Z
            30 6 * * sun      | 2026-01-16T07:00:00Z | 2026-01-18T06:30:00Z
            30 6 * * 0        | 2026-01-16T07:00:00Z | 2026-01-18T06:30:00Z
            30 6 * * 7        | 2026-01-16T07:00:00Z | 2026-01-18T06:30:00Z
            0 0 1 JAN,JUL *   | 2026-01-15T12:00:00Z | 2026-07-01T00:00:00Z
            0 0 29 2 *        | 2026-01-15T12:00:00Z | 2028-02-29T00:00:00Z
            0 0 13 * FRI      | 2026-01-14T12:00:00Z | 2026-01-16T00:00:00Z
            0 0 31 * *        | 2026-03-31T00:00:00Z | 2026-05-31T00:00:00Z
            """)
    void theNextTimeIsFound(String expression, Instant moment, Instant next) {
        assertThat(Calendar.parse(expression).nextAfter(moment, UTC)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "5-1 * * * *",
                "a * * * *",
                "* * * * MON-",
                "1,,2 * * * *",
                "0 0 31 2 *",
                "-1 * * * *"
            })
    void nonsenseIsRefusedWithAReason(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendar.parse(expression))
                .withMessageMatching(".{10,}");
    }

    @Test
    void anHourThatComesTwiceCountsOnce() {
        List<Instant> firings = firings("0 * * * *", Instant.parse("2026-10-24T23:30:00Z"), 4);

        assertThat(firings)
                .containsExactly(
                        Instant.parse("2026-10-25T00:00:00Z"),
                        Instant.parse("2026-10-25T02:00:00Z"),
                        Instant.parse("2026-10-25T03:00:00Z"),
                        Instant.parse("2026-10-25T04:00:00Z"));
    }

    @Test
    void timesThatAreLeftOutComeLaterAndInOrder() {
        List<Instant> firings = firings("0,30 2,3 * * *", Instant.parse("2026-03-29T00:00:00Z"), 3);

        assertThat(firings)
                .containsExactly(
                        Instant.parse("2026-03-29T01:00:00Z"),
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-03-30T00:00:00Z"));
    }

    private static List<Instant> firings(String expression, Instant start, int count) {
        Calendar calendar = Calendar.parse(expression);
        List<Instant> firings = new ArrayList<>();
        Instant last = start;
        for (int i = 0; i < count; i++) {
            last = calendar.nextAfter(last, BERLIN).orElseThrow();
            firings.add(last);
        }
        return firings;
    }
}
