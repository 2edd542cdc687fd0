package io.concordat.sync.store;

import java.util.ArrayDeque;
import java.util.Deque;

/** How to take a transaction back, newest step first. */
final class Undo {

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean suspended;

    void note(Runnable step) {
        if (!suspended) {
            steps.push(step);
        }
    }

    /** Does work that is not part of the transaction and is not taken back with it. */
    void suspended(Runnable work) {
        suspended = true;
        try {
            work.run();
        } finally {
            suspended = false;
        }
    }

    void rollBack() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }

    void commit() {
        steps.clear();
    }
}
