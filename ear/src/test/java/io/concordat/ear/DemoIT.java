package io.concordat.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.run.ChangeFilter;
import io.concordat.run.Count;
import io.concordat.run.Run;
import io.concordat.run.RunJournal;
import io.concordat.run.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start in an empty folder shows the demo, once, and nothing is written by it. */
class DemoIT {

    private static final String READY = "Nothing is written until you switch writing on";
    private static final Map<String, String> WITH_DEMO = Map.of("CONCORDAT_DEMO", "true");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path data;

    @Test
    void theFirstRunIsPlannedAndTheLogSaysWhereToLook() throws Exception {
        try (Started server = Started.in(data, WITH_DEMO).says(READY)) {
            assertThat(server.console())
                    .contains(server.address() + "setup?token=")
                    .contains(server.address() + "run?id=")
                    .contains(data.resolve("crm").toString());
        }
        try (HubStore store = store()) {
            Run plan = onlyRun(store);
            assertThat(plan.state()).isEqualTo(RunState.PLANNED);
            assertThat(plan.progress().count(Count.NEW_LINKS)).isGreaterThan(1_700);
            assertThat(plan.progress().count(Count.AMBIGUOUS)).isEqualTo(12);
            assertThat(plan.progress().count(Count.REJECTED)).isEqualTo(4);
        }
    }

    @Test
    void aSimulatedOrgIsOfferedAsASecondConnection() throws Exception {
        Map<String, String> both = Map.of("CONCORDAT_DEMO", "true", "CONCORDAT_SIMULATOR", "true");
        try (Started server = Started.in(data, both).says(READY)) {
            assertThat(server.console()).contains("a simulated Salesforce organisation at http://localhost:");
        }
        try (HubStore store = store()) {
            String sql = """
                    SELECT organisation_id
                    FROM connection c JOIN connection_state s ON s.connection_id = c.id
                    WHERE c.connector = 'salesforce'
                    """;
            List<String> organisations = store.database()
                    .call(handle -> handle.createQuery(sql).mapTo(String.class).list());
            assertThat(organisations).singleElement().asString().isNotEmpty();
        }
    }

    @Test
    void aKillInTheMiddleOfLoadingIsMadeGoodByTheNextStart() throws Exception {
        try (Started server = Started.in(data, WITH_DEMO)) {
            awaitBeginning(server);
        }
        try (Started server = Started.in(data, WITH_DEMO).says(READY)) {
            assertThat(server.console()).contains("2,194 records read");
        }
        try (HubStore store = store()) {
            assertThat(count(store, "profile")).isEqualTo(2_000);
            assertThat(count(store, "account")).isEqualTo(300);
            assertThat(count(store, "lead")).isEqualTo(150);
            assertThat(count(store, "connection")).isEqualTo(1);
            assertThat(journal(store).countChanges(onlyRun(store).id(), ChangeFilter.ALL))
                    .isGreaterThan(2_000);
        }
        assertThat(data.resolve("demo.unfinished")).doesNotExist();
    }

    private void awaitBeginning(Started server) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Files.notExists(data.resolve("demo.unfinished"))) {
            assertThat(Instant.now()).as(server.console()).isBefore(end);
            Thread.sleep(5);
        }
        Thread.sleep(400);
    }

    private HubStore store() {
        return HubStore.open("jdbc:h2:file:" + data.resolve("concordat") + ";WRITE_DELAY=0");
    }

    private static RunJournal journal(HubStore store) {
        return new RunJournal(store.database(), Clock.systemUTC());
    }

    private static Run onlyRun(HubStore store) {
        List<Run> runs = journal(store).list(Optional.empty(), Optional.empty(), 10);
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private static long count(HubStore store, String table) {
        return store.database()
                .call(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
