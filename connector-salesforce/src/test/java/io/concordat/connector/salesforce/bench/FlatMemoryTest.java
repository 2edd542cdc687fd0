package io.concordat.connector.salesforce.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However much there is to read, no more of it is in memory than a page. The benchmark does it with a million. */
class FlatMemoryTest {

    private static final int ROWS = 200_000;

    @Test
    void twoHundredThousandRowsAreReadWithAHeapThatHoldsAFewPages() throws IOException, InterruptedException {
        List<String> read = OwnProcess.run(ReadingAll.class, PeerBenchmark.SMALL_HEAP, List.of(Stub.start(ROWS)));

        assertThat(read).containsExactly(ROWS + " " + ROWS);
    }
}
