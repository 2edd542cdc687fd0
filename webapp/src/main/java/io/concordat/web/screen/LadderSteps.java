package io.concordat.web.screen;

import io.concordat.canonical.HubObject;
import io.concordat.mapping.Binding;
import io.concordat.match.MatchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the ladder of a binding into words, also of one that is not saved yet. */
@ApplicationScoped
class LadderSteps {

    private final Say say;

    @Inject
    LadderSteps(Say say) {
        this.say = say;
    }

    /**
     * A step of the ladder.
     *
     * @param on whether it is tried
     */
    public record Step(String name, String text, boolean on) {}

    /** In the order in which they are tried. */
    List<Step> of(Binding binding) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(say.of("ladder.id"), say.of("ladder.id.text"), true));
        for (MatchRule rule : binding.matchRules()) {
            String text = rule.pairs().stream()
                    .map(pair -> pair.hub() + " = " + pair.remote())
                    .collect(Collectors.joining(say.of("ladder.and")));
            steps.add(new Step(rule.name(), text, true));
        }
        boolean last =
                !binding.onlyDesignatedMatchFields() || binding.matchRules().isEmpty();
        if (binding.hubObject() != HubObject.ACCOUNTS) {
            steps.add(new Step(say.of("ladder.email"), say.of("ladder.email.text"), last));
        }
        steps.add(new Step(say.of("ladder.name"), say.of("ladder.name.text"), last));
        return steps;
    }
}
