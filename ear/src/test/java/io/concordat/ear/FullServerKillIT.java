package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connection.ConfiguredHub;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole embedded server is killed in the middle of a run that its own timer started, twice. Each time it is up
 * again soon, and what was under way comes to its end without anybody doing anything. {@link KillIT} kills more often.
 */
class FullServerKillIT {

    private static final int KILLS = 2;
    private static final int ROWS = 900;

    /** What two cores can do in the 30 seconds that a start may take; a busy machine only takes longer about it. */
    private static final Duration START = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern BEGINS = Pattern.compile("run \\S+ of connection \\S+ begins");
    private static final Pattern SUCCEEDED = Pattern.compile("run \\S+ is SUCCEEDED");

    @TempDir
    private Path data;

    @Test
    void isUpAgainSoonAndRecoversByItself() throws Exception {
        String url = "jdbc:h2:file:" + data.resolve("concordat") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        Random random = new Random(1);
        TwoEditedSides sides = new TwoEditedSides(url, data.resolve("crm"), random);
        sides.populate(ROWS);
        KillIT.run(url, sides);
        for (int kill = 0; kill < KILLS; kill++) {
            sides.edit(ROWS / 20);
            try (Started server = start()) {
                await(server, BEGINS, 1);
                Thread.sleep(random.nextLong(500));
            }
        }
        sides.edit(ROWS / 20);
        try (Started server = start()) {
            assertThat(server.processorTime()).as("processor time of the start").isLessThan(START);
            await(server, SUCCEEDED, 2);
        }
        KillIT.assertComesToRest(url, sides);
    }

    private Started start() throws Exception {
        return Started.in(data, Map.of("CONCORDAT_KEY", ConfiguredHub.KEY)).ready();
    }

    private static void await(Started server, Pattern line, int times) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (line.matcher(server.console()).results().count() < times) {
            assertThat(Instant.now()).as(line + " in\n" + server.console()).isBefore(end);
            Thread.sleep(20);
        }
    }
}
