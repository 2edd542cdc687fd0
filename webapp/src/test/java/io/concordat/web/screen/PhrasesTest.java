package io.concordat.web.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads German reads German, also what the hub and its connectors say of their own accord. */
class PhrasesTest {

    private static final List<Path> MODULES = Stream.of("core", "connector-csv", "connector-salesforce", "webapp")
            .map(Path.of("..")::resolve)
            .toList();

    private static final Phrases SOME = Phrases.of(Map.of(
            "this user", "diesen Benutzer",
            "{0} does not exist, or no longer does", "{0} gibt es nicht oder nicht mehr",
            "{0} holds {1}", "{0} fasst {1}",
            "{0} holds {1} characters; longer values are held back", "{0} fasst {1} Zeichen; längere bleiben weg",
            "shorten the value", "kürzen Sie den Wert",
            "a date", "ein Datum"));

    @Test
    void whatIsFilledInStays() {
        assertThat(SOME.say("Title holds 40 characters; longer values are held back"))
                .isEqualTo("Title fasst 40 Zeichen; längere bleiben weg");
    }

    @Test
    void whatIsFilledInMayBeAPhraseItself() {
        assertThat(SOME.say("this user does not exist, or no longer does"))
                .isEqualTo("diesen Benutzer gibt es nicht oder nicht mehr");
        assertThat(SOME.say("Birthdate holds a date")).isEqualTo("Birthdate fasst ein Datum");
    }

    @Test
    void whatIsWrongAndWhatToDoAreSaidOneAfterTheOther() {
        assertThat(SOME.say("Title holds a date; shorten the value"))
                .isEqualTo("Title fasst ein Datum; kürzen Sie den Wert");
    }

    @Test
    void whatNobodyHasTranslatedStaysAsItIs() {
        assertThat(SOME.say("FIELD_CUSTOM_VALIDATION_EXCEPTION: no $1 \\ here"))
                .isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION: no $1 \\ here");
    }

    @Test
    void aFileOfGettextIsRead() {
        BufferedReader file = new BufferedReader(new StringReader("""
                # a comment
                msgid ""
                msgstr "Content-Type: text/plain; charset=UTF-8\\n"

                msgid "say \\"yes\\""
                msgstr "sagen Sie „ja“"
                """));

        assertThat(Phrases.read(file)).containsExactly(Map.entry("say \"yes\"", "sagen Sie „ja“"));
    }

    @Test
    void everythingThatIsSaidToPeopleIsSaidInGerman() throws IOException {
        Map<String, String> texts = german();
        Phrases phrases = Phrases.of(texts);
        List<String> notShown = lines("not-shown.txt");

        List<SourceTexts.Text> said = SourceTexts.under(
                MODULES.stream().map(module -> module.resolve("src/main/java")).toList());

        assertThat(said).hasSizeGreaterThan(500);
        assertThat(said)
                .filteredOn(text -> notShown.stream().noneMatch(line -> isListed(text, line)))
                .allSatisfy(text -> assertThat(isSaid(phrases, texts, text.words()))
                        .as("\"%s\" of %s has no line in phrases_de.po", text.words(), text.place())
                        .isTrue());
    }

    private static boolean isListed(SourceTexts.Text text, String line) {
        return line.endsWith(".") ? text.place().startsWith(line) : line.equals(text.place() + "\t" + text.words());
    }

    /** As a whole, or as a part of a longer text, with anything filled in. */
    private static boolean isSaid(Phrases phrases, Map<String, String> texts, String words) {
        String filled = words.replace("{}", "X");
        return texts.containsKey(words)
                || Stream.of(filled, filled.strip(), "X" + filled, filled + "X")
                        .anyMatch(text -> !phrases.say(text).equals(text));
    }

    @Test
    void everyTranslationFillsInTheSameThings() throws IOException {
        assertThat(german())
                .isNotEmpty()
                .allSatisfy((english, german) ->
                        assertThat(places(german)).as(english).isEqualTo(places(english)));
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> german() throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (Path module : MODULES) {
            Path file = module.resolve("src/main/resources/META-INF/concordat/phrases_de.po");
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                texts.putAll(Phrases.read(lines));
            }
        }
        return texts;
    }

    private static List<String> lines(String name) throws IOException {
        try (var file = PhrasesTest.class.getResourceAsStream(name)) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
