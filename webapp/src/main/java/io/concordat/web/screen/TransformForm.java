package io.concordat.web.screen;

import io.concordat.mapping.FieldMapping;
import io.concordat.mapping.Transform;
import io.concordat.mapping.Transform.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The transforms of a mapping as a person enters them: a translation with a line for each value, hub first, and how
 * letters are written afterwards.
 */
final class TransformForm {

    private static final String EQUALS = "=";

    private TransformForm() {}

    /** One line for each value, such as {@code Germany = DE}. */
    static String table(FieldMapping mapping) {
        Map<String, String> values = new TreeMap<>();
        mapping.transforms().forEach(transform -> values.putAll(transform.values()));
        return values.entrySet().stream()
                .map(value -> value.getKey() + " " + EQUALS + " " + value.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** UPPERCASE, LOWERCASE, or "" to leave letters as they are. */
    static String letters(FieldMapping mapping) {
        return mapping.transforms().stream()
                .map(Transform::kind)
                .filter(kind -> kind != Kind.TRANSLATE)
                .findFirst()
                .map(Kind::name)
                .orElse("");
    }

    /**
     * What was entered.
     *
     * @param table as {@link #table}; a line without an equals sign stands for a value that is nothing there
     */
    static List<Transform> read(String table, Optional<Kind> letters) {
        List<Transform> transforms = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        table.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] ends = line.split(EQUALS, 2);
            values.put(ends[0].strip(), ends.length > 1 ? ends[1].strip() : "");
        });
        if (!values.isEmpty()) {
            transforms.add(new Transform(Kind.TRANSLATE, values));
        }
        letters.filter(kind -> kind != Kind.TRANSLATE).ifPresent(kind -> transforms.add(new Transform(kind, Map.of())));
        return transforms;
    }
}
