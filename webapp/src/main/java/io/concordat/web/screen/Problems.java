package io.concordat.web.screen;

import io.concordat.HubException;
import java.util.HashMap;
import java.util.Map;

/** What is wrong with which field of a form that is made from data. */
final class Problems {

    private final Map<String, String> byField = new HashMap<>();

    void take(HubException refused, Say say) {
        refused.problems()
                .forEach(problem -> byField.merge(
                        problem.field(), say.sentence(problem.message()), (one, other) -> one + " " + other));
    }

    /** "" if nothing is. */
    String at(String field) {
        return byField.getOrDefault(field, "");
    }

    boolean isEmpty() {
        return byField.isEmpty();
    }
}
