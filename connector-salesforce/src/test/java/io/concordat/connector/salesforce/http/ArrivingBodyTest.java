package io.concordat.connector.salesforce.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

/** A body that arrives in pieces is read as one, asks for no more than it has room for, and never ends too early. */
class ArrivingBodyTest {

    private final ArrivingBody body = new ArrivingBody();
    private final Source source = new Source();

    /** Counts what it is asked for. */
    private static final class Source implements Subscription {

        private long asked;
        private boolean cancelled;

        @Override
        public void request(long pieces) {
            asked += pieces;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    @Test
    void piecesAreReadInTheirOrderAndAsMuchIsAskedForAgain() throws IOException {
        body.onSubscribe(source);
        long window = source.asked;
        arrive("Han", "", "nah and", " Lee");
        body.onComplete();

        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("Hannah and Lee");
        assertThat(body.read()).isEqualTo(-1);
        assertThat(source.asked).isEqualTo(window + 4);
    }

    @Test
    void nothingMoreIsAskedForUntilSomethingIsRead() {
        body.onSubscribe(source);
        long window = source.asked;
        arrive("a", "b", "c");

        assertThat(source.asked).isEqualTo(window);
    }

    @Test
    void whatBreaksOffIsReadUpToThereAndThenFails() throws IOException {
        body.onSubscribe(source);
        arrive("half");
        body.onError(new IOException("reset"));

        assertThat(new String(body.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("half");
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("reset");
    }

    @Test
    void closingGivesUpTheRest() {
        body.onSubscribe(source);
        arrive("half");
        body.close();

        assertThat(source.cancelled).isTrue();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsClosedBeforeItBeginsNeverBegins() {
        body.close();
        body.onSubscribe(source);

        assertThat(source.cancelled).isTrue();
        assertThat(source.asked).isZero();
    }

    private void arrive(String... pieces) {
        for (String piece : pieces) {
            body.onNext(List.of(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8))));
        }
    }
}
