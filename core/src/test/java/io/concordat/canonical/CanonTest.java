package io.concordat.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.canonical.Reading.Code;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Values have one form; reading is exact or refused. */
class CanonTest {

    private static final Attribute LAST_NAME = Attribute.text("lastName", "Last name", 80);

    @Property
    void readingWhatWasReadChangesNothing(@ForAll ValueType type, @ForAll("raw") String raw) {
        Attribute attribute = Attribute.typed("any", "Any", type);
        String once = Canon.read(attribute, raw).value().orElse("");

        assertThat(Canon.read(attribute, once).value()).contains(once);
    }

    @Property
    void textIsKeptExactlyOrRefused(@ForAll("raw") String raw) {
        Reading reading = Canon.read(Attribute.typed("any", "Any", ValueType.TEXT), raw);

        assertThat(reading.value().isPresent()).isEqualTo(survivesEveryStore(raw));
        reading.value().ifPresent(text -> assertThat(unordered(text)).isEqualTo(unordered(raw)));
    }

    @Property
    void spellingsOfOneTextAreEqual(@ForAll("raw") String raw) {
        String one = Canon.text(raw).value().orElse("");
        String decomposed = Normalizer.normalize(raw, Normalizer.Form.NFD);

        assertThat(Canon.text(" " + decomposed.replace("\n", "\r\n") + "\t")
                        .value()
                        .orElse(""))
                .isEqualTo(Canon.text(raw.replace("\n", "\r\n")).value().orElse(one));
    }

    @Property
    void nothingIsCutAtTheLimit(@ForAll @IntRange(min = 1, max = 90) int length, @ForAll boolean astral) {
        String value = (astral ? "😀" : "x").repeat(length);
        Reading reading = Canon.read(LAST_NAME, value);

        if (length <= 80) {
            assertThat(reading.value()).contains(value);
        } else {
            assertThat(reading.refusal())
                    .get()
                    .extracting(Reading.Refused::code)
                    .isEqualTo(Code.VALUE_TOO_LONG);
        }
    }

    @Property
    void numbersKeepTheirValueAndHaveOneForm(
            @ForAll("decimals") BigDecimal number, @ForAll @IntRange(max = 5) int more) {
        String plain = read(ValueType.NUMBER, number.toPlainString());

        assertThat(new BigDecimal(plain)).isEqualByComparingTo(number);
        assertThat(read(
                        ValueType.NUMBER,
                        number.setScale(number.scale() + more, RoundingMode.UNNECESSARY)
                                .toString()))
                .isEqualTo(plain);
        assertThat(plain).doesNotContain("E", "+").doesNotMatch("-0|.*\\.[0-9]*0");
    }

    @Property
    void aMomentIsTheSameWhateverOffsetItIsWrittenWith(
            @ForAll @LongRange(min = -60_000_000_000L, max = 250_000_000_000L) long second,
            @ForAll @IntRange(min = -1080, max = 1080) int offsetMinutes,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant moment = Instant.ofEpochSecond(second, nanos);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);

        assertThat(read(ValueType.DATE_TIME, moment.atOffset(offset).toString()))
                .isEqualTo(moment.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @Property(tries = 300)
    void aDateDoesNotMoveInAnyZone(@ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 20_000) int day) {
        TimeZone before = TimeZone.getDefault();
        String date = LocalDate.ofEpochDay(day).toString();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(read(ValueType.DATE, date)).isEqualTo(date);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Property
    void valuesThatDifferInCaseOnlyHaveOneKey(
            @ForAll @From("canonical") String one, @ForAll @From("canonical") String two) {
        if (Canon.fold(one).equals(Canon.fold(two))) {
            assertThat(Canon.key(one)).isEqualTo(Canon.key(two));
        }
        assertThat(Canon.key(Canon.key(one))).isEqualTo(Canon.key(one));
        assertThat(Canon.key(one).codePointCount(0, Canon.key(one).length())).isLessThanOrEqualTo(255);
    }

    @Test
    void textIsTrimmedComposedAndHasOneKindOfLineEnd() {
        assertThat(Canon.text("  e\u0301a\r\nb\rc \t").value()).contains("éa\nb\nc");
    }

    @Test
    void g36EmojiUmlautsRightToLeftAndDecomposedLettersSurvive() {
        for (String value : List.of("👩‍👩‍👧 Ünal", "עברית", "مرحبا بالعالم", "Ångström", "日本語", "naïve 😀")) {
            assertThat(Canon.text(value).value()).contains(value);
        }
        assertThat(Canon.text("Mu\u0308ller").value()).contains("Müller");
    }

    @Test
    void brokenCharactersAreRefusedAndNotRepaired() {
        for (String value : List.of("a\u0000", "\ud83d", "\ude00x", "\ude00\ud83d", "bell\u0007", "\u001f")) {
            assertThat(Canon.text(value).refusal())
                    .get()
                    .extracting(Reading.Refused::code)
                    .isEqualTo(Code.INVALID_TEXT);
        }
    }

    @Test
    void blankIsBlankForEveryType() {
        for (ValueType type : ValueType.values()) {
            assertThat(read(type, " \t\r\n ")).isEmpty();
        }
    }

    @Test
    void g35NumbersDatesAndMomentsHaveOneForm() {
        assertThat(read(ValueType.NUMBER, "-0")).isEqualTo("0");
        assertThat(read(ValueType.NUMBER, "+007.5000")).isEqualTo("7.5");
        assertThat(read(ValueType.NUMBER, "1e3")).isEqualTo("1000");
        assertThat(read(ValueType.NUMBER, "1.005")).isEqualTo("1.005");
        assertThat(read(ValueType.NUMBER, "0.00")).isEqualTo("0");
        assertThat(read(ValueType.BOOLEAN, "Yes")).isEqualTo("true");
        assertThat(read(ValueType.BOOLEAN, "0")).isEqualTo("false");
        assertThat(read(ValueType.DATE, "2024-02-29")).isEqualTo("2024-02-29");
        assertThat(read(ValueType.DATE_TIME, "2026-02-28T23:59:59.999+0000")).isEqualTo("2026-02-28T23:59:59Z");
        assertThat(read(ValueType.DATE_TIME, "2026-10-25T02:30+02:00")).isEqualTo("2026-10-25T00:30:00Z");
    }

    @Test
    void numbersOfUpToAHundredCharactersAreKeptAndLongerOnesRefused() {
        assertThat(read(ValueType.NUMBER, "9".repeat(100))).isEqualTo("9".repeat(100));
        assertThat(read(ValueType.NUMBER, "1e99")).isEqualTo("1" + "0".repeat(99));
        assertThat(code(ValueType.NUMBER, "9".repeat(101))).isEqualTo(Code.NOT_A_NUMBER);
        assertThat(code(ValueType.NUMBER, "-" + "9".repeat(100))).isEqualTo(Code.NOT_A_NUMBER);
        assertThat(code(ValueType.NUMBER, "1e100")).isEqualTo(Code.NOT_A_NUMBER);
    }

    @Test
    void keysIgnoreCaseAndBlanksAndAreCut() {
        assertThat(Canon.key(" Ann\t LEE\u00a0Müller ")).isEqualTo("ann lee müller");
        assertThat(Canon.key("x".repeat(255))).isEqualTo("x".repeat(255));
        assertThat(Canon.key("😀".repeat(256))).isEqualTo("😀".repeat(255));
        assertThat(Canon.fold("ÄRGER")).isEqualTo("ärger");
        assertThat(Canon.fullName("", "Lee")).isEqualTo("Lee");
    }

    @Test
    void whatIsNotOfTheTypeIsRefusedWithItsCode() {
        assertThat(code(ValueType.NUMBER, "1,000")).isEqualTo(Code.NOT_A_NUMBER);
        assertThat(code(ValueType.NUMBER, "1e9999")).isEqualTo(Code.NOT_A_NUMBER);
        assertThat(code(ValueType.NUMBER, "٣")).isEqualTo(Code.NOT_A_NUMBER);
        assertThat(code(ValueType.NUMBER, "NaN")).isEqualTo(Code.NOT_A_NUMBER);
        assertThat(code(ValueType.BOOLEAN, "maybe")).isEqualTo(Code.NOT_A_BOOLEAN);
        assertThat(code(ValueType.DATE, "2023-02-29")).isEqualTo(Code.NOT_A_DATE);
        assertThat(code(ValueType.DATE, "28.02.2026")).isEqualTo(Code.NOT_A_DATE);
        assertThat(code(ValueType.DATE, "2026-02-28T00:00:00Z")).isEqualTo(Code.NOT_A_DATE);
        assertThat(code(ValueType.DATE_TIME, "2026-02-28T10:00:00")).isEqualTo(Code.NOT_A_DATE_TIME);
        assertThat(code(ValueType.DATE_TIME, "9999-12-31T23:00:00-05:00")).isEqualTo(Code.NOT_A_DATE_TIME);
        assertThat(code(ValueType.DATE_TIME, "2026-02-28T10:00:00ZZ")).isEqualTo(Code.NOT_A_DATE_TIME);
    }

    @Test
    void g31AnUnknownPicklistValueIsRefusedAndTheAllowedOnesAreNamed() {
        Attribute rating = new Attribute("rating", "Rating", ValueType.PICKLIST, 0, List.of("Hot", "Cold"), false);

        assertThat(Canon.read(rating, "Hot").value()).contains("Hot");
        assertThat(Canon.read(rating, "hot").refusal()).get().satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(Code.UNKNOWN_PICKLIST_VALUE);
            assertThat(refused.message()).contains("Rating", "Hot, Cold");
        });
    }

    @Test
    void aRefusalNamesTheFieldAndTheLimitButNotTheValue() {
        assertThat(Canon.read(LAST_NAME, "q".repeat(81)).refusal())
                .get()
                .satisfies(refused -> assertThat(refused.message())
                        .contains("Last name", "80", "81")
                        .doesNotContain("qq"));
    }

    private static Code code(ValueType type, String raw) {
        return Canon.read(Attribute.typed("any", "Any", type), raw)
                .refusal()
                .map(Reading.Refused::code)
                .orElseThrow();
    }

    private static String read(ValueType type, String raw) {
        return Canon.read(Attribute.typed("any", "Any", type), raw).value().orElseThrow();
    }

    /** An independent definition: it can be written in UTF-8, and has no control characters but blanks. */
    private static boolean survivesEveryStore(String raw) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(raw)
                && raw.chars().noneMatch(c -> c < 32 && "\t\n\r".indexOf(c) < 0);
    }

    /** The letters of a text in compatibility-free form, without blanks: what must not change. */
    private static String unordered(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("[\\s\\p{IsWhite_Space}]", "");
    }

    @Provide
    Arbitrary<String> raw() {
        return HostileValues.raw();
    }

    @Provide
    Arbitrary<String> canonical() {
        return HostileValues.canonical();
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e18"), new BigDecimal("1e18"))
                .ofScale(8);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }
}
