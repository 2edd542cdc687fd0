package io.concordat.sync;

import io.concordat.connector.RecordWriter;
import io.concordat.run.Action;
import io.concordat.run.Change;
import io.concordat.run.ChangeState;
import io.concordat.run.Side;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What a plan adds up to while it is made: its digest, and the sums by which the mass-change guard judges it. The order
 * in which its lines come does not matter. Used by one thread.
 */
final class Plan {

    private static final long LEAST = 25;
    private static final double SHARE = 0.05;

    private static final int WORDS = 4;
    private static final char END = '\0';

    private final MessageDigest sha256 = sha256();

    /** The sum of the hashes of all lines, word by word. */
    private final long[] digest = new long[WORDS];

    private final Map<String, Long> dangers = new TreeMap<>();
    private final Map<String, RecordWriter.Workload> workloads = new TreeMap<>();

    /** @param guarded which of the changes are sent only if the remote record is as it was */
    void add(List<Change> changes, Predicate<Change> guarded) {
        changes.forEach(change -> count(change, guarded, 1));
    }

    /** These lines, which were added before, are not planned any more. */
    void takeBack(List<Change> changes, Predicate<Change> guarded) {
        changes.forEach(change -> count(change, guarded, -1));
    }

    private void count(Change change, Predicate<Change> guarded, int sign) {
        if (change.state() != ChangeState.PLANNED) {
            return;
        }
        sha256.update(said(change).getBytes(StandardCharsets.UTF_8));
        change.fields().forEach((name, field) -> {
            if (field.to().isEmpty() && !field.from().isEmpty()) {
                danger(change, "clears " + name + " of", sign);
            }
        });
        LongBuffer line = ByteBuffer.wrap(sha256.digest()).asLongBuffer();
        for (int i = 0; i < WORDS; i++) {
            digest[i] += sign * line.get(i);
        }
        if (change.action() == Action.UNLINK || change.action() == Action.DELETE) {
            danger(change, "takes apart or deletes", sign);
        }
        if (change.side() == Side.REMOTE) {
            workloads.merge(change.remoteObject(), workload(change, guarded, sign), Plan::sum);
        }
    }

    private void danger(Change change, String what, long sign) {
        String where = change.side() == Side.HUB
                ? change.hubObject().path()
                : change.remoteObject() + " records in the other system";
        dangers.merge(what + " %d " + where, sign, Long::sum);
    }

    /** Records that are linked and gone on the other side count as danger too. */
    void missing(BoundObject bound, long records) {
        if (records > 0) {
            dangers.merge("finds %d linked " + bound.remoteObject() + " records gone", records, Long::sum);
        }
    }

    private static RecordWriter.Workload workload(Change change, Predicate<Change> guarded, int count) {
        if (change.action() == Action.CREATE) {
            return new RecordWriter.Workload(count, 0, 0);
        }
        return guarded.test(change) ? new RecordWriter.Workload(0, 0, count) : new RecordWriter.Workload(0, count, 0);
    }

    private static RecordWriter.Workload sum(RecordWriter.Workload one, RecordWriter.Workload other) {
        return new RecordWriter.Workload(
                one.creates() + other.creates(), one.updates() + other.updates(), one.guarded() + other.guarded());
    }

    /** What the plan sends, by remote object. */
    Map<String, RecordWriter.Workload> workloads() {
        return Map.copyOf(workloads);
    }

    /** How many records of a remote object the plan creates. */
    long creations(String remoteObject) {
        return workloads.getOrDefault(remoteObject, RecordWriter.Workload.NONE).creates();
    }

    /** Identifies the plan: the same decisions give the same digest. */
    String digest() {
        ByteBuffer words = ByteBuffer.allocate(WORDS * Long.BYTES);
        words.asLongBuffer().put(digest);
        return HexFormat.of().formatHex(sha256.digest(words.array())).substring(0, 32);
    }

    /**
     * Why a person should look before the plan is applied; empty if it changes no more than usual.
     *
     * @param links how many pairs the connection has; counted only if the plan changes more than the least number
     */
    List<String> guards(LongSupplier links) {
        if (dangers.values().stream().allMatch(count -> count <= LEAST)) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        long limit = Math.max(LEAST, (long) (links.getAsLong() * SHARE));
        dangers.forEach((what, count) -> {
            if (count > limit) {
                reasons.add(what.formatted(count) + ", more than the limit of " + limit + " in one run");
            }
        });
        return reasons;
    }

    /** What the line decides, as one text. */
    private static String said(Change change) {
        StringBuilder said = new StringBuilder(change.side() + "|" + change.action() + "|" + change.hubObject() + "|"
                + change.hubId() + "|" + change.remoteObject() + "|" + change.remoteId() + END);
        change.fields().forEach((name, field) -> said.append(name + "|" + field.from() + "|" + field.to() + END));
        return said.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
