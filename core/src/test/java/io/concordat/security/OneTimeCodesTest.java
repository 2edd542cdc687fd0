package io.concordat.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

    private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);

    /** The moments and codes of RFC 6238, appendix B; the last six of their eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(OneTimeCodes.at(KEY, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void aClockMayBeHalfAMinuteWrongAndNoMore() {
        String code = OneTimeCodes.at(KEY, Instant.ofEpochSecond(1_234_567_890));

        for (long wrong : new long[] {-30, 0, 30}) {
            assertThat(OneTimeCodes.step(KEY, code, Instant.ofEpochSecond(1_234_567_890 + wrong)))
                    .hasValue(1_234_567_890 / 30);
        }
        for (long wrong : new long[] {-60, 60, 3600}) {
            assertThat(OneTimeCodes.step(KEY, code, Instant.ofEpochSecond(1_234_567_890 + wrong)))
                    .isEmpty();
        }
        assertThat(OneTimeCodes.step(KEY, "", Instant.ofEpochSecond(1_234_567_890)))
                .isEmpty();
    }

    @Test
    void secretsAreWrittenAsAppsReadThem() {
        assertThat(Base32.text(KEY)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Base32.bytes("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).isEqualTo(KEY);
        assertThat(Base32.bytes(Base32.text(new byte[10]))).isEqualTo(new byte[10]);
    }
}
