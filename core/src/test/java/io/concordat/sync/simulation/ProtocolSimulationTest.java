package io.concordat.sync.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.concordat.sync.simulation.ProtocolSimulation.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The engine under random schedules. {@code -Dconcordat.sim.seeds=100000} for a night, {@code -Dconcordat.sim.first} to
 * begin elsewhere; a failure names its seed, and the seed alone repeats it.
 */
class ProtocolSimulationTest {

    private static final long SEEDS = Long.getLong("concordat.sim.seeds", 5_000);

    private static final long FIRST = Long.getLong("concordat.sim.first", 1);

    @Test
    void everySeedKeepsEveryProperty() {
        LongStream.range(FIRST, FIRST + SEEDS).parallel().forEach(ProtocolSimulationTest::holds);
    }

    @Test
    void theSeedsOfBugsThatWereFixedStayFixed() {
        for (String line : corpus()) {
            holds(Long.parseLong(line.split(" ", 2)[0]));
        }
    }

    @Test
    void theSameSeedMakesTheSameSteps() {
        for (long seed = FIRST; seed < FIRST + 50; seed++) {
            assertThat(simulation(seed).run().hash())
                    .describedAs("seed %d", seed)
                    .isEqualTo(simulation(seed).run().hash());
        }
    }

    @Test
    void theProcessMayDieAtAnyStep() {
        for (long seed = FIRST; seed < FIRST + 4; seed++) {
            long number = seed;
            int last = quiet(number, Set.of()).run().steps();
            IntStream.rangeClosed(1, last)
                    .parallel()
                    .forEach(step -> holds(quiet(number, Set.of(step)), "dying at step " + step));
        }
    }

    @Test
    void theProcessMayDieAgainWhileItRecovers() {
        LongStream.range(FIRST, FIRST + 20).parallel().forEach(seed -> {
            int last = quiet(seed, Set.of()).run().steps();
            SplittableRandom random = new SplittableRandom(seed);
            for (int pair = 0; pair < 40; pair++) {
                int first = 1 + random.nextInt(last);
                int second = first + 1 + random.nextInt(40);
                holds(quiet(seed, Set.of(first, second)), "dying at steps " + first + " and " + second);
            }
        });
    }

    private static void holds(long seed) {
        holds(simulation(seed), "");
    }

    private static void holds(ProtocolSimulation simulation, String how) {
        Report report = simulation.run();
        if (!report.violations().isEmpty()) {
            fail("seed %d %s%n%s", report.seed(), how, String.join("\n", report.violations()));
        }
    }

    private static ProtocolSimulation simulation(long seed) {
        return new ProtocolSimulation(seed);
    }

    /** People edit and the line is bad, but nobody dies unless a test says when. */
    private static ProtocolSimulation quiet(long seed, Set<Integer> deadlySteps) {
        Scenario scenario = Scenario.of(new SplittableRandom(seed)).withoutDeath(3);
        return new ProtocolSimulation(seed, scenario, deadlySteps, Optional.empty());
    }

    private static List<String> corpus() {
        try (InputStream corpus = ProtocolSimulationTest.class.getResourceAsStream("seeds.txt")) {
            if (corpus == null) {
                throw new IllegalStateException("seeds.txt is gone");
            }
            return new String(corpus.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
