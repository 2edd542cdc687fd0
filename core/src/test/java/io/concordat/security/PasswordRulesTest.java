package io.concordat.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password needs something of its own, and nothing else. */
class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "elevenchars",
                "password1234",
                "Password123!",
                "p4ssw0rd12345",
                "P@$$w0rd!!!!",
                "qwertyuiop123",
                "1234567890123",
                "aaaaaaaaaaaaaaaa",
                "abababababababab",
                "Concordat2026!",
                "concordat-admin",
                "adminadmin123",
                "letmeinplease1",
                "Salesforce#2026",
                "ada.lovelace1815",
                "iloveyou123456",
                "Welcome2026!!",
                "Sommer2026!!",
                "DragonMonkey99"
            })
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertThat(PasswordRules.objection(password, "ada.lovelace")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong donkey charger paperclip",
                "vier Eulen im Moor",
                "k8#Tz!p2$Wq9",
                "9f2c41d07ab35e68",
                "Übergrößenträger",
                "日本語のとても長いパスワード",
                "the passwords of my grandmother",
                "xQz7Lm2Rv9Kd"
            })
    void whatHasSomethingOfItsOwnIsFine(String password) {
        assertThat(PasswordRules.objection(password, "ada.lovelace")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 256})
    void longOnesAreFine(int length) {
        String password = "tangerine kettle ".repeat(20).substring(0, length);

        assertThat(PasswordRules.objection(password, "ada")).isEmpty();
        assertThat(PasswordRules.objection(password + "x".repeat(257 - length), "ada"))
                .isPresent();
    }
}
