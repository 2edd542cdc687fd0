package io.concordat.connector.salesforce.simulator.fault;

import io.concordat.connector.salesforce.simulator.http.Request;
import io.concordat.connector.salesforce.simulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every call that came in, in the order of the answers. */
public final class CallLog {

    private static final int LONGEST = 256 * 1024;

    private final Clock clock;
    private final List<RecordedCall> calls = new ArrayList<>();
    private final Map<CallKind, Integer> counts = new EnumMap<>(CallKind.class);
    private boolean keeping = true;

    public CallLog(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(CallKind kind, Request request, Response response) {
        counts.merge(kind, 1, Integer::sum);
        if (keeping) {
            calls.add(new RecordedCall(
                    clock.instant(),
                    kind,
                    request.method(),
                    request.target(),
                    request.headers(),
                    text(request.body()),
                    response.status(),
                    text(response.body())));
        }
    }

    public synchronized List<RecordedCall> all() {
        return List.copyOf(calls);
    }

    public synchronized List<RecordedCall> of(CallKind kind) {
        return calls.stream().filter(call -> call.kind() == kind).toList();
    }

    public synchronized int count(CallKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    public synchronized int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Forgets what was so far. */
    public synchronized void clear() {
        calls.clear();
        counts.clear();
    }

    /** Whether calls are kept with what they said; a long measurement only counts them. */
    public synchronized void keep(boolean whole) {
        keeping = whole;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, LONGEST), StandardCharsets.UTF_8);
    }
}
