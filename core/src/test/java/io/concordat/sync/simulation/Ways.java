package io.concordat.sync.simulation;

import java.util.random.RandomGenerator;

/**
 * What else people do in a world, and how its connection works, beside edits and plain runs.
 *
 * @param deletes people delete records on both sides, and restore some
 * @param unlinks pairs of deleted records are taken apart; otherwise they wait for the record to come back
 * @param plans some runs only plan; the plan is applied later, or overtaken
 * @param undoes runs are taken back
 * @param cancels runs are asked to stop
 * @param clears people clear fields, and a blank clears the other side too
 * @param fillsBlanks a value never replaces another one on the remote side
 * @param snapshot the remote system shows everything each time, and says nothing of what was deleted
 */
record Ways(
        boolean deletes,
        boolean unlinks,
        boolean plans,
        boolean undoes,
        boolean cancels,
        boolean clears,
        boolean fillsBlanks,
        boolean snapshot) {

    static final Ways PLAIN = new Ways(false, false, false, false, false, false, false, false);

    /** Half of all worlds are plain. */
    static Ways of(RandomGenerator random) {
        if (random.nextBoolean()) {
            return PLAIN;
        }
        return new Ways(
                once(random),
                once(random),
                once(random),
                random.nextInt(6) == 0,
                once(random),
                once(random),
                random.nextInt(6) == 0,
                once(random));
    }

    private static boolean once(RandomGenerator random) {
        return random.nextInt(3) == 0;
    }
}
