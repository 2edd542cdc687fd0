package io.concordat.web.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** Whoever reads what was changed meets the words of the page, not the names of the program. */
class AlterationsTest {

    private final Alterations alterations = new Alterations(new English());

    /** Without a page there is no reader whose language could be asked for. */
    private static final class English extends Say {

        private static final ResourceBundle WORDS = ResourceBundle.getBundle("io.concordat.web.messages", Locale.ROOT);

        @Override
        public String of(String key) {
            return WORDS.containsKey(key) ? WORDS.getString(key) : key;
        }

        @Override
        public String phrase(String english) {
            return english;
        }
    }

    @Test
    void changesOfMappingsAreSaidByTheWordsOfTheirTable() {
        assertThat(alterations.of("profiles/Contact revision 2: mappings[mobilePhone].toRemote FILL_BLANK → ALWAYS;"
                        + " createInHub NEVER → ALL; enabled false → true"))
                .containsExactly(
                        "Profiles ↔ Contact",
                        "Mobile phone: To the other side Fill blanks → Always",
                        "Create in the hub Never → All",
                        "Runs include these records No → Yes");
    }

    @Test
    void changesOfRulesNameTheRule() {
        assertThat(alterations.of(
                        "accounts/Account revision 3: matchRules[Account number] – → accountNumber = AccountNumber"))
                .containsExactly("Accounts ↔ Account", "Account number – → accountNumber = AccountNumber");
    }

    @Test
    void otherNotesStayAsTheyAre() {
        assertThat(alterations.of("a plan of ada")).containsExactly("a plan of ada");
        assertThat(alterations.of("")).isEmpty();
    }
}
