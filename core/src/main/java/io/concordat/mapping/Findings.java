package io.concordat.mapping;

import io.concordat.HubException;
import io.concordat.HubException.Problem;
import java.util.List;

/**
 * What was found wrong with a binding.
 *
 * @param problems what must be mended before it can be saved; fields are paths such as {@code mappings[2].remote}
 * @param warnings what an admin should know and may accept
 */
public record Findings(List<Problem> problems, List<Problem> warnings) {

    public Findings {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** @throws HubException of kind INVALID if there are problems */
    public void refuseProblems() {
        if (!problems.isEmpty()) {
            throw HubException.invalid(problems);
        }
    }
}
