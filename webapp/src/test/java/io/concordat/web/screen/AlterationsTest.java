package io.concordat.web.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever reads what was changed meets the words of the page, not the names of the program. */
class AlterationsTest {

    private final Alterations alterations = new Alterations(new English());

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
