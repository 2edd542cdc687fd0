package io.concordat.connector.salesforce.simulator.org;

import java.util.ArrayDeque;
import java.util.Deque;

/** How to take back what a transaction did, latest first. */
final class Journal {

    private final Deque<Runnable> steps = new ArrayDeque<>();

    void add(Runnable undo) {
        steps.push(undo);
    }

    int mark() {
        return steps.size();
    }

    void undoTo(int mark) {
        while (steps.size() > mark) {
            steps.pop().run();
        }
    }

    void clear() {
        steps.clear();
    }
}
