package io.concordat.web.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connection.ConnectionState;
import io.concordat.connection.Schedule;
import io.concordat.merge.ConflictPolicy;
import io.concordat.merge.Decision;
import io.concordat.merge.Direction;
import io.concordat.merge.Overwrite;
import io.concordat.review.Review;
import io.concordat.run.Action;
import io.concordat.run.ChangeState;
import io.concordat.run.RunKind;
import io.concordat.run.RunState;
import io.concordat.run.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody is shown a key where a word belongs. */
class MessagesTest {

    private static final ResourceBundle MESSAGES = ResourceBundle.getBundle("io.concordat.web.messages");
    private static final Pattern KEY = Pattern.compile("(?:m\\[|say\\.of\\()'([^']+)'");

    private static final Map<String, Class<? extends Enum<?>>> GROUPS = Map.ofEntries(
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
            Map.entry("reviewKind", Review.Kind.class));

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
}
