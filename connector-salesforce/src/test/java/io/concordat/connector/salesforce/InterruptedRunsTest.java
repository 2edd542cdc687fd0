package io.concordat.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.concordat.connector.salesforce.simulator.fault.CallKind;
import io.concordat.connector.salesforce.simulator.http.Delivery;
import io.concordat.connector.salesforce.simulator.http.Delivery.Manner;
import io.concordat.run.Run;
import io.concordat.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that end badly, and processes that die: nothing lost, nothing twice, nothing unexplained. */
class InterruptedRunsTest {

    private static final long ONE_BYTE_A_SECOND = 1_000;

    private FaultStory story = new FaultStory();
    private HubAndOrg both = story.both;

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void f01TheProcessMayDieAtAnyStep() {
        int step = 1;
        boolean died = true;
        while (died) {
            stop();
            story = new FaultStory();
            both = story.both;
            List<UUID> people = story.begin();
            both.dieAtStep(step);
            Run run = both.sync();
            died = !run.state().isFinal();
            if (died) {
                both.execute(run.id());
            }
            story.syncUntilQuiet();
            story.isWell(people);
            step += 3;
        }
        assertThat(step).isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void f04AnAnswerIsLostAfterTheWriteWasSaved(int call) {
        List<UUID> people = story.begin();
        both.org.faults().on(HubAndOrg::isWrite).after(call).dropAfter();

        story.syncUntilQuiet();

        story.isWell(people);
    }

    @Test
    void f05AWriteIsDoneLongAfterItWasGivenUp() {
        List<UUID> people = story.begin();
        Supplier<Integer> late = both.org.faults().on(HubAndOrg::isWrite).executeLater();
        both.sync();
        both.edit(people.get(0), "title", "Boss");
        both.sync();

        assertThat(late.get()).isPositive();
        story.syncUntilQuiet();
        both.edit(people.get(0), "title", "Chief");
        story.syncUntilQuiet();

        story.isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void f06TheSessionEndsInTheMiddleOfARun(int call) {
        List<UUID> people = story.begin();
        both.org.calls().clear();
        AtomicInteger calls = new AtomicInteger();
        both.org
                .faults()
                .on(request -> request.path().startsWith("/services/data") && calls.getAndIncrement() == call)
                .first(() -> both.org.sessions().expireAll());

        Run run = both.sync();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(both.org.calls().count(CallKind.TOKEN)).isLessThanOrEqualTo(2);
        story.isWell(people);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void f09SalesforceIsDownForAWhile(int calls) {
        List<UUID> people = story.begin();
        both.org
                .faults()
                .on(request -> request.path().startsWith("/services/data"))
                .after(2)
                .times(calls)
                .unavailable();

        both.syncOrFail();
        both.org.faults().clear();
        story.syncUntilQuiet();

        story.isWell(people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<html>ok</html>", "[]", "{\"records\":[", "null", "[[[[[[[["})
    void f11TheAnswerIsGarbage(String garbage) {
        List<UUID> people = story.begin();
        AtomicInteger calls = new AtomicInteger();
        both.org
                .faults()
                .on(request -> request.path().startsWith("/services/data") && calls.incrementAndGet() % 3 == 0)
                .times(4)
                .change(response -> response.withBody(garbage.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        both.syncOrFail();
        both.org.faults().clear();
        story.syncUntilQuiet();

        story.isWell(people);
    }

    @ParameterizedTest
    @CsvSource({"1,DRIBBLED", "4,DRIBBLED", "6,DRIBBLED", "1,ENDLESS", "4,ENDLESS", "6,ENDLESS"})
    void f10AnAnswerComesByteByByteOrNeverEnds(int call, Manner manner) {
        List<UUID> people = story.begin();
        both.org
                .faults()
                .on(request -> request.path().startsWith("/services/data"))
                .after(call)
                .deliver(new Delivery(manner, ONE_BYTE_A_SECOND));
        both.waitAtMost(Duration.ofSeconds(2));

        assertThat(both.syncOrFail().state().isFinal()).isTrue();
        both.org.faults().clear();
        both.waitAtMost(Duration.ofMinutes(2));
        story.syncUntilQuiet();

        story.isWell(people);
    }
}
