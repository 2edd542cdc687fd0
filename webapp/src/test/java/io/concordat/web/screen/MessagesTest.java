package io.concordat.web.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.alert.AlertKind;
import io.concordat.canonical.HubObject;
import io.concordat.canonical.Reading;
import io.concordat.canonical.StandardAttributes;
import io.concordat.canonical.ValueType;
import io.concordat.connection.ConnectionState;
import io.concordat.connection.Schedule;
import io.concordat.connector.ConnectorException.Failure;
import io.concordat.connector.FieldType;
import io.concordat.connector.NewField;
import io.concordat.hub.ImportFormat;
import io.concordat.match.Comparison;
import io.concordat.match.Explanation;
import io.concordat.match.Verdict;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Decision;
import io.concordat.merge.Direction;
import io.concordat.merge.Overwrite;
import io.concordat.review.Review;
import io.concordat.run.Action;
import io.concordat.run.ChangeState;
import io.concordat.run.Fixer;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.run.Side;
import io.concordat.security.Permission;
import io.concordat.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody is shown a key where a word belongs. */
class MessagesTest {

    private static final ResourceBundle MESSAGES = ResourceBundle.getBundle("io.concordat.web.messages", Locale.ROOT);
    private static final Pattern KEY = Pattern.compile("(?:m\\[|say\\.of\\()'([^']+)'");

    private static final Map<String, Class<? extends Enum<?>>> GROUPS = Map.ofEntries(
            Map.entry("alertKind", AlertKind.class),
            Map.entry("alert", AlertKind.class),
            Map.entry("connectionState", ConnectionState.class),
            Map.entry("runState", RunState.class),
            Map.entry("runKind", RunKind.class),
            Map.entry("changeState", ChangeState.class),
            Map.entry("side", Side.class),
            Map.entry("action", Action.class),
            Map.entry("reason", Decision.Reason.class),
            Map.entry("direction", Direction.class),
            Map.entry("overwrite", Overwrite.class),
            Map.entry("conflict", ConflictPolicy.class),
            Map.entry("scheduleKind", Schedule.Kind.class),
            Map.entry("reviewKind", Review.Kind.class),
            Map.entry("role", Role.class),
            Map.entry("permission", Permission.class),
            Map.entry("valueType", ValueType.class),
            Map.entry("fieldType", FieldType.class),
            Map.entry("newFieldKind", NewField.Kind.class),
            Map.entry("fixer", Fixer.class),
            Map.entry("importFormat", ImportFormat.class),
            Map.entry("match.result", Comparison.Result.class),
            Map.entry("match.outcome", Explanation.Outcome.class),
            Map.entry("match.why", Verdict.Why.class));

    @Test
    void everyKeyOfAPageHasItsWords() throws IOException {
        List<String> keys = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                Matcher key = KEY.matcher(Files.readString(page));
                while (key.find()) {
                    keys.add(key.group(1));
                }
            }
        }

        assertThat(keys).hasSizeGreaterThan(100).allMatch(MESSAGES::containsKey);
    }

    @Test
    void everyNameThatIsShownHasItsWord() {
        GROUPS.forEach((group, type) -> assertThat(type.getEnumConstants())
                .allMatch(constant -> MESSAGES.containsKey(group + "." + constant.name())));
    }

    @Test
    void everyDeedThatIsAuditedHasItsWords() throws IOException {
        assertThat(named("did\\(\\s*\"([A-Z_]+)\"", "core", "webapp"))
                .hasSizeGreaterThan(20)
                .allMatch(deed -> MESSAGES.containsKey("deed." + deed));
    }

    @Test
    void everyCauseOfAChangeThatIsNotMadeHasItsWords() throws IOException {
        Set<String> causes =
                named("(?:ChangeError|Refused)\\(\\s*\"([A-Z_]+)\"", "core", "connector-csv", "connector-salesforce");
        causes.addAll(named(
                "(?m)^    ([A-Z_]+)\\($",
                "connector-salesforce/src/main/java/io/concordat/connector/salesforce/error"));
        Stream.of(Reading.Code.values()).map(Enum::name).forEach(causes::add);
        Stream.of(Failure.values()).map(Enum::name).forEach(causes::add);

        assertThat(causes).hasSizeGreaterThan(30).allMatch(cause -> MESSAGES.containsKey("cause." + cause));
    }

    /** What stands in brackets of a pattern, wherever the sources of these modules have it. */
    private static Set<String> named(String pattern, String... modules) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : modules) {
            Path folder = Path.of("..", module.contains("/") ? module : module + "/src/main/java");
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher name = Pattern.compile(pattern).matcher(Files.readString(file));
                    while (name.find()) {
                        names.add(name.group(1));
                    }
                }
            }
        }
        return names;
    }

    @Test
    void everyLanguageHasTheSameWordsAndNoOthers() {
        ResourceBundle german = ResourceBundle.getBundle("io.concordat.web.messages", Locale.GERMAN);

        assertThat(own(german)).containsExactlyInAnyOrderElementsOf(own(MESSAGES));
    }

    /** Those of the bundle itself: what it lacks it would borrow from the English one. */
    private static List<String> own(ResourceBundle bundle) {
        String name = bundle.getLocale().equals(Locale.GERMAN) ? "messages_de" : "messages";
        try (InputStream file = MessagesTest.class.getResourceAsStream("/io/concordat/web/" + name + ".properties")) {
            Properties words = new Properties();
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return words.stringPropertyNames().stream().sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyTranslationFillsInTheSameThings() {
        ResourceBundle german = ResourceBundle.getBundle("io.concordat.web.messages", Locale.GERMAN);

        assertThat(MESSAGES.keySet())
                .allSatisfy(key -> assertThat(placeholders(german.getString(key)))
                        .as(key)
                        .isEqualTo(placeholders(MESSAGES.getString(key))));
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void theHubsOwnAttributesAreCalledAsTheHubCallsThem() {
        Stream.of(HubObject.values())
                .flatMap(object -> StandardAttributes.of(object).stream())
                .forEach(attribute -> assertThat(MESSAGES.getString("attribute." + attribute.name()))
                        .isEqualTo(attribute.label()));
    }
}
