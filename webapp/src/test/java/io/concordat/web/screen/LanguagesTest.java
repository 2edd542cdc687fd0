package io.concordat.web.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void theFirstLanguageOfTheBrowserThatIsOfferedIsTaken() {
        assertThat(Languages.first(List.of(Locale.FRENCH, Locale.GERMANY, Locale.UK)))
                .isEqualTo(Locale.GERMAN);
        assertThat(Languages.first(List.of(Locale.UK, Locale.GERMANY))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void whoSpeaksNoneOfThemReadsEnglish() {
        assertThat(Languages.first(List.of(Locale.FRENCH))).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.first(List.of())).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void aLanguageIsCalledWhatItCallsItself() {
        assertThat(Languages.offered().stream().map(Languages::nameOf)).containsExactly("English", "Deutsch");
    }
}
