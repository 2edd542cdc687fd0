package io.concordat.web.screen;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The form of a record's attributes, as the hub defines them. */
final class RecordForm {

    private static final String ATTRIBUTES = "attributes.";
    private static final int LONG = 1_000;

    private final List<Attribute> attributes;
    private final Parameters parameters;
    private final Problems problems;
    private final Say say;

    RecordForm(List<Attribute> attributes, Parameters parameters, Problems problems, Say say) {
        this.attributes = List.copyOf(attributes);
        this.parameters = parameters;
        this.problems = problems;
        this.say = say;
    }

    /** @param stored the value of an attribute, by its name, that stands there before anything is entered */
    List<Entry> entries(Function<String, String> stored) {
        return attributes.stream().map(attribute -> entry(attribute, stored)).toList();
    }

    /** What was entered and is different from what stands there, by name. */
    Map<String, String> changed(Function<String, String> stored) {
        Map<String, String> values = new HashMap<>();
        attributes.forEach(attribute -> parameters
                .given(ATTRIBUTES + attribute.name())
                .filter(value -> !value.equals(stored.apply(attribute.name())))
                .ifPresent(value -> values.put(attribute.name(), value)));
        return values;
    }

    private Entry entry(Attribute attribute, Function<String, String> stored) {
        String name = ATTRIBUTES + attribute.name();
        List<Option> choices = choices(attribute);
        boolean isLong = attribute.type() == ValueType.TEXT && attribute.maxLength() > LONG;
        Entry.Kind kind = isLong ? Entry.Kind.LONG : choices.isEmpty() ? Entry.Kind.LINE : Entry.Kind.CHOICE;
        return new Entry(
                name,
                say.label(attribute),
                kind,
                false,
                say.word("typeHelp", attribute.type()),
                choices,
                parameters.given(name).orElseGet(() -> stored.apply(attribute.name())),
                problems.at(name) + problems.at(attribute.name()));
    }

    private List<Option> choices(Attribute attribute) {
        Option blank = new Option("", "–");
        if (attribute.type() == ValueType.BOOLEAN) {
            return List.of(blank, new Option("true", say.of("yes")), new Option("false", say.of("no")));
        }
        return attribute.picklist().isEmpty()
                ? List.of()
                : Options.first(
                        blank,
                        attribute.picklist().stream()
                                .map(choice -> new Option(choice, choice))
                                .toList());
    }
}
