package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.db.TestDatabases;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine is killed in the middle of runs, as {@code kill -9} does it, again and again; people edit both sides
 * before it is started again. In the end nothing is lost and nothing is there twice.
 *
 * <p>The process that is killed is a JVM of its own with the real engine, the real storage on the real database and the
 * real CSV connector on real files; it has no server around it, so that it is up in a moment and many kills fit in a
 * build. {@link FullServerKillIT} kills the whole server. A kill counts only while runs are under way. The moments are
 * random, spread over the time that an undisturbed process takes; the seed is printed with a failure.
 *
 * <p>{@code -Dconcordat.kills=1000} kills more often, {@code -Dconcordat.kill.rows} sets the size, and
 * {@code -Dconcordat.kill.seed} repeats.
 */
class KillIT {

    private static final int KILLS = Integer.getInteger("concordat.kills", 10);
    private static final int ROWS = Integer.getInteger("concordat.kill.rows", 2_000);
    private static final long SEED = Long.getLong("concordat.kill.seed", 20_260_101L);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoubledOnTheEmbeddedDatabase() throws Exception {
        survives("jdbc:h2:file:" + folder.resolve("hub") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", KILLS);
    }

    @Test
    void nothingIsLostOrDoubledOnPostgres() throws Exception {
        survives(TestDatabases.postgresUrl(), Math.max(1, KILLS / 4));
    }

    private void survives(String url, int kills) throws Exception {
        Random random = new Random(SEED);
        TwoEditedSides sides = new TwoEditedSides(url, folder.resolve("crm"), random);
        sides.populate(ROWS);
        long longest = 4_000;
        int killed = 0;
        for (int attempt = 0; killed < kills; attempt++) {
            assertThat(attempt).as("processes for %d kills", kills).isLessThan(10 * kills + 10);
            try (EngineProcess engine = EngineProcess.start(url, sides.folder())) {
                long from = System.nanoTime();
                if (engine.begun().killedAfter(random.nextLong(longest))) {
                    killed++;
                } else {
                    longest = Math.max(200, (System.nanoTime() - from) / 1_000_000);
                }
            }
            sides.edit(ROWS / 20);
        }
        assertComesToRest(url, sides);
    }

    static void assertComesToRest(String url, TwoEditedSides sides) throws Exception {
        String recovered = run(url, sides);
        assertThat(recovered)
                .as("the run after the last kill; waiting: %s", sides.waiting())
                .contains("SUCCEEDED");
        sides.assertWhole(recovered);
        String last = run(url, sides);
        assertThat(last).contains("SUCCEEDED");
        assertThat(sides.journalled(UUID.fromString(last.split(" ", -1)[1])))
                .as("lines of a run with nothing to do: " + last)
                .isZero();
        sides.assertWhole(last);
    }

    static String run(String url, TwoEditedSides sides) throws Exception {
        try (EngineProcess engine = EngineProcess.start(url, sides.folder())) {
            return engine.ended();
        }
    }
}
