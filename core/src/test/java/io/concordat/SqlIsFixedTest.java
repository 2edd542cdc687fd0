package io.concordat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No statement is put together where it is executed, so that nothing that somebody sent can become a part of it: values
 * are bound. The few places that put names of tables and columns in are listed, and take them from constants.
 */
class SqlIsFixedTest {

    /** Where names of tables and columns are filled in, and where those come from. */
    private static final Set<String> FILLED_IN = Set.of(
            "HubTable.java", // the tables of the three objects, and columns by number or from the list of attributes
            "Housekeeping.java", // tables of a list that stands beside it
            "BulkUpdate.java", // columns of constants
            "Told.java" // a column for each way to tell of alerts
            );

    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/java"),
            Path.of("../webapp/src/main/java"),
            Path.of("../connector-salesforce/src/main/java"),
            Path.of("../connector-csv/src/main/java"));

    private static final Pattern EXECUTES = Pattern.compile("\\.(createQuery|createUpdate|createNativeQuery|createCall"
            + "|createScript|createBatch|prepareBatch|prepareStatement|prepareCall|execute|executeQuery|select)\\(");

    private static final Pattern FILLS_IN = Pattern.compile(
            "[\"A-Z_]\\s*\\.(formatted|replace|replaceAll|concat)\\(|String\\.format\\(|MessageFormat\\.format\\(");

    private static final Pattern STATEMENT =
            Pattern.compile("(?s)\"\"\"\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|MERGE|LOCK|CREATE|ALTER|DROP)\\s");

    @Test
    void noStatementIsPutTogetherWhereItIsExecuted() throws IOException {
        List<String> found = new ArrayList<>();
        int seen = 0;

        for (Path source : sources()) {
            String text = Files.readString(source);
            Matcher call = EXECUTES.matcher(text);
            while (call.find()) {
                String argument = argument(text, call.end());
                seen++;
                if (argument.contains("+") || argument.contains("String.format") || isFilledIn(source, argument)) {
                    found.add(source.getFileName() + ": " + argument);
                }
            }
        }

        assertThat(found).isEmpty();
        assertThat(seen).isGreaterThan(150);
    }

    private static boolean isFilledIn(Path source, String argument) {
        return argument.contains(".formatted(") && !FILLED_IN.contains(name(source));
    }

    @Test
    void namesAreFilledInAtTheListedPlacesOnly() throws IOException {
        Set<String> found = new TreeSet<>();

        for (Path source : sources()) {
            String text = Files.readString(source);
            if (STATEMENT.matcher(text).find() && FILLS_IN.matcher(text).find()) {
                found.add(name(source));
            }
        }

        assertThat(FILLED_IN).containsAll(found);
    }

    private static String name(Path source) {
        return String.valueOf(source.getFileName());
    }

    /** From after the bracket to the one that closes it. */
    private static String argument(String text, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            char next = text.charAt(at++);
            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
        }
        return text.substring(from, at - 1);
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }
}
