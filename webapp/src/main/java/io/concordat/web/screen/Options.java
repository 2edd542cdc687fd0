package io.concordat.web.screen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
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

    static List<Option> first(Option option, List<Option> others) {
        List<Option> all = new ArrayList<>();
        all.add(option);
        all.addAll(others);
        return List.copyOf(all);
    }
}
