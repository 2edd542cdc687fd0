package io.concordat.connector.csv;

/** A set of hashes: eight bytes each, so that the ids of a million rows fit beside everything else. */
final class LongSet {

    private long[] slots = new long[1024];
    private int size;
    private boolean holdsZero;

    /** Adds a hash; false if it was there. */
    boolean add(long hash) {
        if (hash == 0) {
            boolean added = !holdsZero;
            holdsZero = true;
            return added;
        }
        if (!put(slots, hash)) {
            return false;
        }
        size++;
        if (2 * size > slots.length) {
            grow();
        }
        return true;
    }

    boolean contains(long hash) {
        if (hash == 0) {
            return holdsZero;
        }
        int slot = slot(slots, hash);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slots[slot] == hash;
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        for (long hash : slots) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        int slot = slot(slots, hash);
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = hash;
        return true;
    }

    private static int slot(long[] slots, long hash) {
        return (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
    }
}
