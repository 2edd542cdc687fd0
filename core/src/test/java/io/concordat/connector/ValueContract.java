package io.concordat.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every value comes back as it went. */
public interface ValueContract extends ContractSubject {

    /** Texts that have broken systems before. A system that trims or forbids some of them leaves those out. */
    default List<String> hostileValues() {
        return List.of(
                "=1+1",
                "+49 30 1234",
                "-12",
                "@home",
                "'quoted'",
                "\"",
                "\"\"",
                "a,b;c\td|e",
                "first line\nsecond line",
                "ends with a backslash \\",
                "100% _ ' OR 1=1 --",
                "<script>alert(1)</script> &amp; ${x} #{y}",
                "null",
                "#N/A",
                "0012",
                "Zoë Ångström",
                "e\u0301 decomposed",
                "\uD83D\uDC69\u200D\uD83D\uDE80 and \uD83C\uDDE9\uD83C\uDDEA",
                "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u202Eabc\u202C",
                "\uFEFFmark inside",
                "\u4E2D\u6587\u3000\uFF10");
    }

    @Test
    default void hostileValuesComeBackFromACreation() {
        List<Map<String, String>> records = new ArrayList<>();
        for (String value : hostileValues()) {
            Map<String, String> record = new HashMap<>(sample(records.size()));
            record.put(textField(), value);
            records.add(record);
        }

        List<String> ids = given(records);

        Contents read = everything();
        for (int number = 0; number < ids.size(); number++) {
            assertThat(read.of(ids.get(number)).values()).containsAllEntriesOf(records.get(number));
        }
    }

    @Test
    default void hostileValuesComeBackFromAnUpdate() {
        List<String> ids = givenSamples(hostileValues().size());
        Contents before = everything();
        List<RemoteWrite> batch = new ArrayList<>();
        for (int number = 0; number < ids.size(); number++) {
            batch.add(update(
                    before.of(ids.get(number)),
                    Map.of(textField(), hostileValues().get(number))));
        }

        write(batch);

        Contents read = everything();
        for (int number = 0; number < ids.size(); number++) {
            assertThat(read.of(ids.get(number)).values())
                    .containsEntry(textField(), hostileValues().get(number));
        }
    }

    @Test
    default void theLongestTextComesBackWhole() {
        String id = givenSamples(1).get(0);
        int length = textLength();
        String longest = "\u00E9,\"\n".repeat(length / 4 + 1).substring(0, length - 1) + "x";

        write(update(now(id), Map.of(textField(), longest)));

        assertThat(now(id).values()).containsEntry(textField(), longest);
    }

    @Test
    default void aTextThatIsTooLongIsRefusedAndNeverCut() {
        int length = limit();
        if (length == 0) {
            return;
        }
        String id = givenSamples(1).get(0);
        RemoteRecord before = now(id);

        WriteOutcome outcome = write(update(before, Map.of(textField(), "x".repeat(length + 1))));

        assertThat(outcome).isInstanceOf(WriteOutcome.Refused.class);
        assertThat(now(id)).isEqualTo(before);
    }

    private int textLength() {
        return limit() == 0 ? 100_000 : limit();
    }

    private int limit() {
        try (Session session = connector().open(settings())) {
            return session.fields(object()).stream()
                    .filter(field -> field.name().equals(textField()))
                    .findFirst()
                    .orElseThrow()
                    .length();
        }
    }
}
