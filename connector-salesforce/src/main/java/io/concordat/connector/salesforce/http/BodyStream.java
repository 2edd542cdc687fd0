package io.concordat.connector.salesforce.http;

import io.concordat.connector.ConnectorException;
import io.concordat.connector.ConnectorException.Failure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/** The body of an answer: unpacked, no longer than agreed, and no later. */
final class BodyStream extends InputStream {

    private final InputStream raw;
    private final ApiRequest request;
    private final Future<?> deadline;
    private final boolean packed;
    private Optional<InputStream> unpacked = Optional.empty();
    private volatile boolean late;
    private long read;

    /**
     * The body of an answer that has arrived up to its headers.
     *
     * @param left what is left of the request's deadline
     */
    BodyStream(InputStream raw, boolean packed, ApiRequest request, Duration left) {
        this.raw = raw;
        this.packed = packed;
        this.request = request;
        this.deadline = Deadlines.after(left, this::end);
    }

    private void end() {
        late = true;
        try {
            raw.close();
        } catch (IOException gone) {
            late = true;
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        try {
            int count = unpacked().read(into, from, length);
            if (late) {
                throw new EOFException("late");
            }
            if (count > 0) {
                read += count;
                requireBounded();
            }
            return count;
        } catch (IOException lost) {
            throw lost(lost);
        }
    }

    /** An empty body is empty even if it is said to be packed. */
    private InputStream unpacked() throws IOException {
        if (unpacked.isEmpty()) {
            PushbackInputStream peeking = new PushbackInputStream(raw);
            int first = packed ? peeking.read() : -1;
            if (first >= 0) {
                peeking.unread(first);
                unpacked = Optional.of(new GZIPInputStream(peeking, 1 << 16));
            } else {
                unpacked = Optional.of(raw);
            }
        }
        return unpacked.orElse(raw);
    }

    private void requireBounded() {
        if (read > request.most()) {
            throw new ConnectorException(
                    request.changes() ? Failure.OUTCOME_UNKNOWN : Failure.MISCONFIGURED,
                    "an answer of Salesforce is longer than " + request.most() + " bytes; the rest was not read");
        }
    }

    private ConnectorException lost(IOException cause) {
        return Lost.of(request, late, cause);
    }

    @Override
    public void close() throws IOException {
        deadline.cancel(false);
        raw.close();
    }
}
