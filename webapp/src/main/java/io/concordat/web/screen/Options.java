package io.concordat.web.screen;

import io.concordat.canonical.HubObject;
import io.concordat.connector.RemoteField;
import io.concordat.mapping.Binding;
import io.concordat.mapping.FieldMapping;
import io.concordat.match.MatchRule;
import io.concordat.merge.Decision.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Choices with their words. */
@ApplicationScoped
class Options {

    private final Say say;

    @Inject
    Options(Say say) {
        this.say = say;
    }

    /** All names of an enum. */
    <E extends Enum<E>> List<Option> of(String group, Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> new Option(constant.name(), say.word(group, constant)))
                .toList();
    }

    /** The word for not choosing any. */
    String all() {
        return say.of("all");
    }

    /** All names of an enum, and none of them first. */
    <E extends Enum<E>> List<Option> orAll(String group, Class<E> type) {
        return first(new Option("", say.of("all")), of(group, type));
    }

    /** A rule that decides a field, without its full stop. */
    String reason(Reason reason) {
        return say.word("reason", reason).replaceAll("\\.$", "");
    }

    /** A level of the ladder. */
    String level(String name) {
        return say.of("run.rule.level", say.level(name));
    }

    /** The hub's objects, and none of them first. */
    List<Option> objectsOrAll() {
        return first(
                new Option("", say.of("all")),
                Stream.of(HubObject.values())
                        .map(object -> new Option(object.path(), say.word("objects", object.path())))
                        .toList());
    }

    /** The fields of the other side, and those that a binding names though they are not there any more. */
    List<Option> fields(List<RemoteField> fields, Binding binding) {
        Stream<Option> there =
                fields.stream().map(field -> new Option(field.name(), field.label() + (field.required() ? " *" : "")));
        Set<String> known = new HashSet<>();
        fields.forEach(field -> known.add(field.name()));
        Stream<Option> gone = Stream.concat(
                        binding.mappings().stream().map(FieldMapping::remote),
                        binding.matchRules().stream()
                                .flatMap(rule -> rule.pairs().stream())
                                .map(MatchRule.Pair::remote))
                .filter(name -> !name.isEmpty() && known.add(name))
                .map(name -> new Option(name, name));
        return first(
                new Option("", say.of("binding.choose")),
                Stream.concat(there, gone).toList());
    }

    /** How letters can be written on their way. */
    List<Option> letters() {
        return List.of(
                new Option("", say.of("letters.AS_THEY_ARE")),
                new Option("UPPERCASE", say.of("letters.UPPERCASE")),
                new Option("LOWERCASE", say.of("letters.LOWERCASE")));
    }

    static List<Option> first(Option option, List<Option> others) {
        List<Option> all = new ArrayList<>();
        all.add(option);
        all.addAll(others);
        return List.copyOf(all);
    }
}
