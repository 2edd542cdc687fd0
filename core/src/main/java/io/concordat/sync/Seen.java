package io.concordat.sync;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Which remote records a run has dealt with, in about eleven bytes each: a set of 64-bit hashes. Two ids of a million
 * share a hash with a chance of one in thirty million; the record is then looked at by the next run.
 *
 * <p>It is kept in many small tables that grow one by one: a large one would have to be there twice while it grows.
 */
final class Seen {

    private static final int TABLES = 256;
    private static final int TABLE_BITS = 8;

    private final Table[] tables = new Table[TABLES];

    Seen() {
        clear();
    }

    /** Adds a record; answers whether it was new. */
    boolean add(String remoteObject, String remoteId) {
        long hash = hash(remoteObject, remoteId);
        return table(hash).add(hash);
    }

    boolean contains(String remoteObject, String remoteId) {
        long hash = hash(remoteObject, remoteId);
        return table(hash).contains(hash);
    }

    void clear() {
        Arrays.setAll(tables, unused -> new Table());
    }

    private Table table(long hash) {
        return tables[(int) hash & TABLES - 1];
    }

    /** A set of hashes by open addressing, at most four fifths full; 0 marks a free place. */
    private static final class Table {

        private long[] slots = new long[10];
        private int size;

        boolean add(long hash) {
            if (size * 5 >= slots.length * 4) {
                grow();
            }
            int at = find(hash);
            boolean added = slots[at] == 0;
            slots[at] = hash;
            size += added ? 1 : 0;
            return added;
        }

        boolean contains(long hash) {
            return slots[find(hash)] == hash;
        }

        /** Where a hash stands, or would stand. */
        private int find(long hash) {
            int at = (int) ((hash >>> TABLE_BITS) % slots.length);
            while (slots[at] != 0 && slots[at] != hash) {
                at = at + 1 == slots.length ? 0 : at + 1;
            }
            return at;
        }

        private void grow() {
            long[] smaller = slots;
            slots = new long[smaller.length + smaller.length / 4 + 1];
            for (long hash : smaller) {
                if (hash != 0) {
                    slots[find(hash)] = hash;
                }
            }
        }
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
