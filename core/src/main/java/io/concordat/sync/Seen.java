package io.concordat.sync;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Which remote records a run has dealt with, in eight bytes each: a set of 64-bit hashes. Two ids of a million share a
 * hash with a chance of one in thirty million; the record is then looked at by the next run.
 */
final class Seen {

    private static final int FIRST_SIZE = 1024;

    private long[] slots = new long[FIRST_SIZE];
    private int size;

    /** Adds a record; answers whether it was new. */
    boolean add(String remoteObject, String remoteId) {
        if (size * 2 > slots.length) {
            grow();
        }
        return put(slots, hash(remoteObject, remoteId));
    }

    boolean contains(String remoteObject, String remoteId) {
        long hash = hash(remoteObject, remoteId);
        for (int i = slot(hash, slots.length); slots[i] != 0; i = i + 1 & slots.length - 1) {
            if (slots[i] == hash) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        slots = new long[FIRST_SIZE];
        size = 0;
    }

    private boolean put(long[] into, long hash) {
        int i = slot(hash, into.length);
        while (into[i] != 0) {
            if (into[i] == hash) {
                return false;
            }
            i = i + 1 & into.length - 1;
        }
        into[i] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        size = 0;
        Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
        slots = larger;
    }

    private static int slot(long hash, int length) {
        return (int) (hash ^ hash >>> 32) & length - 1;
    }

    /** FNV-1a with a final mix; never 0, which marks an empty slot. */
    private static long hash(String remoteObject, String remoteId) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : (remoteObject + "/" + remoteId).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = hash ^ hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
