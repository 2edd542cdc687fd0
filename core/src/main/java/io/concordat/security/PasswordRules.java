package io.concordat.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords are refused: short ones, and those that are made only of words, rows and numbers that everybody tries
 * first. What is left after common words, keyboard rows, digits and signs are taken away has to hold something of its
 * own. No rule asks for kinds of characters.
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 256;
    private static final int OWN_LETTERS = 4;
    private static final int DIFFERENT_CHARACTERS = 5;

    private static final List<String> COMMON = commonWords();

    private PasswordRules() {}

    /** Why a password is refused; empty if it is not. */
    static Optional<String> objection(String password, String userName) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("a password has at least " + SHORTEST + " characters; a few random words do well");
        }
        if (length > LONGEST) {
            return Optional.of("a password has at most " + LONGEST + " characters");
        }
        if (password.codePoints().distinct().count() < DIFFERENT_CHARACTERS) {
            return Optional.of("this password repeats itself too much");
        }
        if (isCommon(password, userName)) {
            return Optional.of("this password is among the first that somebody would try; choose another");
        }
        return Optional.empty();
    }

    /** Digits are read as nothing and, inside of a word, as the letters they stand for: a disguised word. */
    private static boolean isCommon(String password, String userName) {
        String core = password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        boolean saysNothing = ownLetters(letters(password), userName) < OWN_LETTERS
                || ownLetters(letters(undisguised(core)), userName) < OWN_LETTERS;
        return saysNothing && !isVaried(password);
    }

    private static long ownLetters(String text, String userName) {
        String rest = text;
        String name = letters(userName);
        if (!name.isEmpty()) {
            rest = rest.replace(name, " ");
        }
        for (String word : COMMON) {
            rest = rest.replace(word, " ");
        }
        return rest.codePoints().filter(Character::isLetter).count();
    }

    /** A password of random signs has few letters of its own, but hardly any run of digits or letters. */
    private static boolean isVaried(String password) {
        String classes = password.replaceAll("\\p{Lu}", "A")
                .replaceAll("\\p{Ll}", "a")
                .replaceAll("\\p{Nd}", "0")
                .replaceAll("[^Aa0]", "-");
        return classes.replaceAll("(.)\\1+", "$1").length() > password.length() / 2 + 1;
    }

    private static String undisguised(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }

    /** Longest first, so that a word is not missed because a shorter one was cut out of it. */
    private static List<String> commonWords() {
        try (InputStream file = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            if (file == null) {
                throw new IllegalStateException("common-passwords.txt is missing");
            }
            return new BufferedReader(new InputStreamReader(file, UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PasswordRules::letters)
                    .distinct()
                    .sorted((one, other) -> other.length() - one.length())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
