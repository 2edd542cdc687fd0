package io.concordat.sync;

import io.concordat.canonical.HubObject;
import io.concordat.db.ScratchFile;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Which records a run has dealt with, in eight bytes each: a set of 64-bit hashes, in which no hash is 0. Two ids of a
 * million share a hash with a chance of one in thirty million; the record is then looked at by the next run. Large sets
 * stand in a file, so that the heap of a run does not grow with the records.
 */
final class Seen {

    private static final int FIRST_SIZE = 1024;

    private LongBuffer slots = ScratchFile.longs(FIRST_SIZE);
    private int size;

    /** Adds a remote record; answers whether it was new. */
    boolean add(String remoteObject, String remoteId) {
        return add(hash(remoteObject, remoteId));
    }

    boolean contains(String remoteObject, String remoteId) {
        return contains(hash(remoteObject, remoteId));
    }

    /** Adds a hub record; answers whether it was new. */
    boolean add(HubObject object, UUID hubId) {
        return add(hash(object, hubId));
    }

    boolean contains(HubObject object, UUID hubId) {
        return contains(hash(object, hubId));
    }

    private boolean add(long hash) {
        if (size * 2 > slots.capacity()) {
            grow();
        }
        return put(slots, hash);
    }

    private boolean contains(long hash) {
        return slots.get(slot(slots, hash)) == hash;
    }

    void clear() {
        slots = ScratchFile.longs(FIRST_SIZE);
        size = 0;
    }

    private boolean put(LongBuffer into, long hash) {
        int slot = slot(into, hash);
        if (into.get(slot) == hash) {
            return false;
        }
        into.put(slot, hash);
        size++;
        return true;
    }

    private void grow() {
        LongBuffer larger = ScratchFile.longs(slots.capacity() * 2);
        size = 0;
        for (int i = 0; i < slots.capacity(); i++) {
            if (slots.get(i) != 0) {
                put(larger, slots.get(i));
            }
        }
        slots = larger;
    }

    /** Where a hash stands, or would. */
    private static int slot(LongBuffer slots, long hash) {
        int last = slots.capacity() - 1;
        int slot = (int) (hash ^ hash >>> 32) & last;
        while (slots.get(slot) != 0 && slots.get(slot) != hash) {
            slot = slot + 1 & last;
        }
        return slot;
    }

    /** FNV-1a with a final mix. */
    private static long hash(String remoteObject, String remoteId) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : (remoteObject + "/" + remoteId).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        return notEmpty(mixed(hash));
    }

    /** The bits of the id, mixed: those of ids that were made together differ little. */
    private static long hash(HubObject object, UUID hubId) {
        long high = mixed(hubId.getMostSignificantBits() + object.path().hashCode());
        return notEmpty(mixed(high ^ hubId.getLeastSignificantBits()));
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        return mixed ^ mixed >>> 33;
    }

    private static long notEmpty(long hash) {
        return hash == 0 ? 1 : hash;
    }
}
