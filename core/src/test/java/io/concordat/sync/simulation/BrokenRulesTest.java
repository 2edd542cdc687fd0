package io.concordat.sync.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Breaks the rules of the protocol one by one, at the ports, and sees to it that the checks notice: a rule that can be
 * broken unnoticed is not tested. {@code -Dconcordat.sim.table=2000} prints how often each is noticed.
 */
class BrokenRulesTest {

    private static final int MOST = 20_000;
    private static final int TABLE = Integer.getInteger("concordat.sim.table", 0);

    @ParameterizedTest
    @EnumSource
    void aBrokenRuleIsNoticed(Flaw flaw) {
        boolean noticed = false;
        for (long seed = 1; seed <= MOST && !noticed; seed++) {
            noticed = !violations(seed, flaw).isEmpty();
        }
        assertThat(noticed).describedAs("%s in %d schedules", flaw, MOST).isTrue();
    }

    @Test
    void howOftenEachIsNoticed() {
        Map<Flaw, String> table = new LinkedHashMap<>();
        for (Flaw flaw : TABLE > 0 ? Flaw.values() : new Flaw[0]) {
            int failing = 0;
            Set<String> properties = new TreeSet<>();
            for (long seed = 1; seed <= TABLE; seed++) {
                Set<String> violated = violations(seed, flaw);
                failing += violated.isEmpty() ? 0 : 1;
                properties.addAll(violated);
            }
            table.put(flaw, failing + " of " + TABLE + " " + properties);
        }
        table.forEach((flaw, line) -> System.out.println(flaw + ": " + line));
    }

    private static Set<String> violations(long seed, Flaw flaw) {
        Scenario scenario = Scenario.of(new SplittableRandom(seed)).suiting(flaw);
        Set<String> properties = new TreeSet<>();
        new ProtocolSimulation(seed, scenario, Set.of(), Optional.of(flaw))
                .run()
                .violations()
                .forEach(violation -> properties.add(violation.split(":", 2)[0]));
        return properties;
    }
}
