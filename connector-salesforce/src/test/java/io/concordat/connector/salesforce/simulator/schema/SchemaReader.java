package io.concordat.connector.salesforce.simulator.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the schema files. The first line is {@code name prefix "label" "plural" traits}; each other one is {@code name
 * type(length) traits key="value" ...}. Lines that begin with # are remarks.
 */
final class SchemaReader {

    private static final Pattern TOKEN = Pattern.compile("(\\w+)=\"([^\"]*)\"|\"([^\"]*)\"|(\\S+)");
    private static final Pattern TYPE = Pattern.compile("(\\w+)(?:\\(([^)]*)\\))?");

    private SchemaReader() {}

    static ObjectSchema read(String name) {
        List<String> lines = lines(name + ".fields");
        List<String> head = tokens(lines.get(0));
        Set<String> traits = Set.copyOf(head.subList(4, head.size()));
        ObjectSchema object = new ObjectSchema(head.get(0), head.get(1), head.get(2), head.get(3), traits);
        for (String line : lines.subList(1, lines.size())) {
            object.put(field(line, object.width()));
        }
        return object;
    }

    static FieldSchema field(String line, int index) {
        List<String> tokens = tokens(line);
        Map<String, String> options = options(line);
        Matcher type = TYPE.matcher(tokens.get(1));
        if (!type.matches()) {
            throw new IllegalArgumentException("Not a field: " + line);
        }
        FieldType kind = FieldType.of(type.group(1));
        String size = Objects.requireNonNullElse(type.group(2), "");
        List<Integer> numbers = kind.isReference() ? List.of() : numbers(size);
        boolean number = kind.isNumber();
        String name = tokens.get(0);
        return new FieldSchema(
                index,
                name,
                options.getOrDefault("label", spaced(name)),
                kind,
                length(kind, numbers),
                number ? numbers.get(0) : 0,
                number && numbers.size() > 1 ? numbers.get(1) : 0,
                traits(tokens),
                kind == FieldType.REFERENCE ? List.of(size.split(",", -1)) : List.of(),
                options.getOrDefault("as", kind == FieldType.REFERENCE ? relationship(name) : ""),
                options.getOrDefault("children", ""),
                options.containsKey("values") ? List.of(options.get("values").split(";", -1)) : List.of(),
                options.getOrDefault("in", ""),
                options.getOrDefault("initial", ""));
    }

    private static int length(FieldType type, List<Integer> numbers) {
        if (type.isReference()) {
            return 18;
        }
        return type.isText() && !numbers.isEmpty() ? numbers.get(0) : 0;
    }

    private static List<Integer> numbers(String size) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : size.split(",", -1)) {
            if (!part.isEmpty()) {
                numbers.add(Integer.valueOf(part));
            }
        }
        return numbers;
    }

    private static String relationship(String name) {
        if (name.endsWith("__c")) {
            return name.substring(0, name.length() - 1) + "r";
        }
        return name.endsWith("Id") ? name.substring(0, name.length() - 2) : name;
    }

    /** {@code FirstName} reads "First Name" on the screens of the org. */
    private static String spaced(String name) {
        String plain =
                name.endsWith("__c") ? name.substring(0, name.length() - 3).replace('_', ' ') : name;
        return plain.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll(" Id$", " ID");
    }

    private static Set<Trait> traits(List<String> tokens) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (tokens.size() > 2) {
            for (Trait trait : Trait.values()) {
                if (tokens.get(2).indexOf(trait.letter()) >= 0) {
                    traits.add(trait);
                }
            }
        }
        return traits;
    }

    private static List<String> tokens(String line) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            if (matcher.group(1) == null) {
                tokens.add(matcher.group(3) == null ? matcher.group(4) : matcher.group(3));
            }
        }
        return tokens;
    }

    private static Map<String, String> options(String line) {
        Map<String, String> options = new HashMap<>();
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                options.put(matcher.group(1), matcher.group(2));
            }
        }
        return options;
    }

    private static List<String> lines(String file) {
        try (InputStream stream = SchemaReader.class.getResourceAsStream(file)) {
            String text = new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
