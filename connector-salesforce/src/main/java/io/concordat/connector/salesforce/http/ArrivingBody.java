package io.concordat.connector.salesforce.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * A body that is read while it arrives. Up to a window of it lies here unread, so that the thread that receives and the
 * one that reads seldom wait for each other: handing over every piece by itself takes longer than reading it.
 */
final class ArrivingBody extends InputStream implements BodySubscriber<InputStream> {

    /** Pieces of at most 16 KB each. */
    private static final int WINDOW = 64;

    /** The reader is woken for no less, except at the end. */
    private static final int WORTH_WAKING = 8;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Object lock = new Object();
    private List<List<ByteBuffer>> arrived = new ArrayList<>(WINDOW);
    private Optional<Subscription> subscription = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private boolean ended;
    private boolean closed;

    private final ArrayDeque<ByteBuffer> taken = new ArrayDeque<>();
    private ByteBuffer current = NOTHING;

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription source) {
        boolean unwanted;
        synchronized (lock) {
            subscription = Optional.of(source);
            unwanted = closed;
        }
        if (unwanted) {
            source.cancel();
        } else {
            source.request(WINDOW);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        synchronized (lock) {
            if (!closed) {
                arrived.add(piece);
                if (arrived.size() >= WORTH_WAKING) {
                    lock.notifyAll();
                }
            }
        }
    }

    @Override
    public void onError(Throwable cause) {
        synchronized (lock) {
            failure = Optional.of(cause);
            lock.notifyAll();
        }
    }

    @Override
    public void onComplete() {
        synchronized (lock) {
            ended = true;
            lock.notifyAll();
        }
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? current.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(into, from, count);
        return count;
    }

    private boolean hasMore() throws IOException {
        while (!current.hasRemaining()) {
            if (taken.isEmpty() && !takeArrived()) {
                return false;
            }
            current = taken.isEmpty() ? NOTHING : taken.remove();
        }
        return true;
    }

    /** Takes everything that has arrived, and asks for as much; answers false at the end. */
    private boolean takeArrived() throws IOException {
        List<List<ByteBuffer>> pieces;
        Optional<Subscription> source;
        synchronized (lock) {
            await();
            pieces = arrived;
            arrived = new ArrayList<>(WINDOW);
            source = subscription;
        }
        if (pieces.isEmpty()) {
            return false;
        }
        pieces.forEach(taken::addAll);
        source.ifPresent(more -> more.request(pieces.size()));
        return true;
    }

    /** What arrived before a failure is still read; it ends with the failure, never as if it were whole. */
    private void await() throws IOException {
        while (arrived.size() < WORTH_WAKING && !ended && !closed && failure.isEmpty()) {
            try {
                lock.wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while a body was read");
            }
        }
        if (closed) {
            throw new IOException("closed");
        }
        if (arrived.isEmpty() && failure.isPresent()) {
            throw new IOException(failure.get());
        }
    }

    /** Gives up what has not arrived yet. */
    @Override
    public void close() {
        Optional<Subscription> source;
        synchronized (lock) {
            closed = true;
            arrived = new ArrayList<>();
            source = ended ? Optional.empty() : subscription;
            lock.notifyAll();
        }
        source.ifPresent(Subscription::cancel);
    }
}
